"""Planted bills with an address or a place of receipt in Xinjiang; the companies are invented."""

from datetime import date

from .checks import must_not, place
from .planted_listed import NINGBO, QINGDAO, SHANGHAI, TIANJIN
from .shape import Goods, Party, Plant

UNLISTED = "an invented company that is on no list"

PLACES = (
    Plant(
        "city and region", (
            place("Urumqi", "Urumqi and Xinjiang in the address"),
            must_not("listed_party", UNLISTED, near="uflpa-xinjiang-zefu-cotton"),
        ),
        date(2023, 5, 8), TIANJIN,
        Party("XINJIANG SUOKANG DRIED FRUIT CO.,LT",
              ("NO.210 YOUHAO NORTH ROAD,", "URUMQI, XINJIANG, CHINA")),
        goods=Goods("WALNUTS IN SHELL", "0802", "BAG"),
    ),
    Plant(
        "Uyghur spelling", (
            place("Kashgar", "Qeshqer is Kashgar in Uyghur Latin letters"),
            must_not("listed_party", UNLISTED),
        ),
        date(2024, 10, 7), SHANGHAI,
        Party("NUOGENG ARTS AND CRAFTS CO., LTD.",
              ("12 BAZAR ROAD,", "QESHQER, CHINA")),
        goods=Goods("HAND DRUMS AND WOODEN BOWLS", "9206"),
    ),
    Plant(
        "pinyin of the city", (place("Urumqi", "Wulumuqi is the pinyin of Urumqi"),),
        date(2025, 3, 18), TIANJIN,
        Party("LIEQIAN AGRICULTURAL MACHINERY CO.,",
              ("LTD. NO.5 DONGZHAN ROAD,", "WULUMUQI CITY, CN")),
        goods=Goods("HARVESTER SPARE PARTS", "8433", "PKG"),
    ),
    Plant(
        "postcode", (place("postcode", "841000 is a postcode of Korla; no place is named"),),
        date(2024, 12, 2), QINGDAO,
        Party("JIONGTE FRUIT PROCESSING CO., LTD.", ("NO.12 JIANSHE ROAD, 841000", "P.R.CHINA")),
        goods=Goods("FRESH PEARS", "0808"),
    ),
    Plant(
        "prefecture and county", (place("Ili", "Yili and Yining in the address"),),
        date(2025, 11, 20), NINGBO,
        Party("LOUXI LAVENDER PRODUCTS CO LTD",
              ("QINGNIAN ROAD, YINING CITY,", "YILI PREFECTURE, CHINA")),
        goods=Goods("LAVENDER SACHETS", "1211"),
    ),
    Plant(
        "place of receipt", (place("Urumqi", "received at Urumqi, shipper in Zhejiang"),),
        date(2024, 8, 19), SHANGHAI, receipt="URUMQI, CN",
        goods=Goods("GLASS JARS WITH LIDS", "7010"),
    ),
    Plant(
        "place of receipt", (place("Korla", "received at Korla"),),
        date(2026, 1, 26), TIANJIN, receipt="KORLA CHINA",
        goods=Goods("PUMPKIN SEED KERNELS", "1207", "BAG"),
    ),
    Plant(
        "XPCC city", (place("Shihezi", "Shihezi and its postcode in the address"),),
        date(2026, 6, 9), SHANGHAI,
        Party("PIANLU PACKAGING MATERIALS CO.,LTD",
              ("NO.30 DONGLIU ROAD,", "SHIHEZI 832000 CHINA")),
        goods=Goods("PAPER BAGS", "4819"),
    ),
)  # fmt: skip
