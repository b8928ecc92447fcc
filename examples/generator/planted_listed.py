"""Planted bills of listed entities: spellings, cuts and the party block.

The names are law (UFLPA Entity List). Their addresses, goods and bills here are invented.
"""

from datetime import date

from .checks import BEFORE, listed, place
from .shape import Goods, Party, Plant

SHANGHAI = "Shanghai ,China (Mainland)"
NINGBO = "Ningpo ,China (Mainland)"
QINGDAO = "Tsingtao,China (Mainland)"
YANTIAN = "Yantian,China (Mainland)"
SHEKOU = "Shekou,China (Mainland)"
TIANJIN = "TianjinXin Gang,China (Mainland)"

PARTS = Goods("SPARE PARTS AND SAMPLES", "", "PKG")

SPELLINGS = (
    Plant(
        "exact name", (
            listed("uflpa-xinjiang-daqo-new-energy", "the name as listed, shipped after listing"),
            place("Xinjiang", "the address names Shihezi, Xinjiang"),
        ),
        date(2023, 3, 14), SHANGHAI,
        Party("XINJIANG DAQO NEW ENERGY CO., LTD",
              ("NO.88 LIANHUA ROAD,", "SHIHEZI, XINJIANG, CHINA")),
        goods=Goods("SPARE PARTS FOR GAS COMPRESSOR", "8414", "PKG"),
    ),
    Plant(
        "exact name, shipped before listing",
        (listed("uflpa-xinjiang-daqo-new-energy", "arrived 13 months before the listing",
                timing=BEFORE),),
        date(2021, 5, 20), SHANGHAI,
        Party("XINJIANG DAQO NEW ENERGY CO.,LTD.",
              ("NO.88 LIANHUA ROAD,", "SHIHEZI, XINJIANG, CHINA")),
        goods=Goods("SPARE PARTS FOR GAS COMPRESSOR", "8414", "PKG"),
    ),
    Plant(
        "exact name", (listed("uflpa-ktk-group", "a short listed name with its legal form"),),
        date(2024, 4, 9), SHANGHAI,
        Party("KTK GROUP CO., LTD", ("NO.16 LIANHUA ROAD, CHANGZHOU,", "JIANGSU CHINA")),
        goods=Goods("TRAIN INTERIOR PANELS AND FITTINGS", "8607", "PKG"), form="regular",
    ),
    Plant(
        "pinyin split", (listed("uflpa-xinjiang-zhongtai-chemical",
                                "Xinjiang and Zhongtai are written as four syllables"),),
        date(2024, 1, 22), TIANJIN,
        Party("XIN JIANG ZHONG TAI CHEMICAL CO LTD", ("NO.16 LIANHUA ROAD", "CHINA")),
        goods=PARTS,
    ),
    Plant(
        "pinyin joined", (listed("uflpa-xinjiang-daqo-new-energy",
                                 "the blank between Xinjiang and Daqo is lost"),),
        date(2024, 8, 2), QINGDAO,
        Party("XINJIANGDAQO NEW ENERGY CO LTD", ("CHINA",)), goods=PARTS,
    ),
    Plant(
        "place spelling", (
            listed("uflpa-hetian-taida-apparel", "Hotan is the Uyghur name of Hetian"),
            listed("s307-038", "the same company has an order of its own under Section 307"),
            place("Hotan", "the address names Hotan"),
        ),
        date(2023, 9, 18), QINGDAO,
        Party("HOTAN TAIDA APPAREL CO., LTD.", ("NO.16 YINGBIN ROAD, HOTAN,", "CHINA")),
        goods=PARTS,
    ),
    Plant(
        "place spelling, cut at 35",
        (listed("uflpa-hetian-haolin-hair-accessories", "Khotan for Hetian, and the form is cut"),),
        date(2022, 11, 6), QINGDAO,
        Party("KHOTAN HAOLIN HAIR ACCESSORIES CO L", ("CHINA",)), goods=PARTS,
    ),
    Plant(
        "place spelling", (
            listed("uflpa-kashgar-construction-engineering-group", "Kashi is Kashgar in pinyin"),
        ),
        date(2025, 2, 11), SHANGHAI,
        Party("KASHI CONSTRUCTION ENGINEERING", ("(GROUP) CO., LTD. CHINA",)), goods=PARTS,
    ),
    Plant(
        "typing error", (listed("uflpa-shandong-meijia-group", "an i is missing in Meijia"),),
        date(2024, 10, 28), QINGDAO,
        Party("SHANDONG MEIJA GROUP CO., LTD.", ("RIZHAO, SHANDONG, CHINA",)), goods=PARTS,
    ),
    Plant(
        "typing error", (listed("uflpa-anhui-xinya-new-materials", "MATERAILS for Materials"),),
        date(2024, 3, 3), NINGBO,
        Party("ANHUI XINYA NEW MATERAILS CO.,LTD", ("CHAOHU, ANHUI, CHINA",)), goods=PARTS,
    ),
    Plant(
        "alias", (listed("uflpa-dongguan-oasis-shoes", "an alias that the notice prints"),),
        date(2025, 5, 19), YANTIAN,
        Party("DONGGUAN LUZHOU SHOES CO., LTD.", ("HOUJIE TOWN, DONGGUAN, GD CHINA",)),
        goods=Goods("MENS LEATHER SHOES", "6403"),
    ),
    Plant(
        "former name", (listed("uflpa-hongyuan-green-energy",
                               "the company's name of before, as the notice prints it"),),
        date(2025, 6, 24), SHANGHAI,
        Party("WUXI SHANGJI AUTOMATION CO.,LTD", ("NO.9 LIANHUA ROAD, WUXI CHINA",)),
        goods=Goods("GRINDING MACHINE", "8460", "CAS"),
    ),
    Plant(
        "abbreviation", (listed("uflpa-gansu-yasheng-international-trading",
                                "INT'L TRDG for International Trading"),),
        date(2025, 3, 30), TIANJIN,
        Party("GANSU YASHENG INT'L TRDG CO LTD", ("LANZHOU, GANSU, CHINA",)),
        goods=Goods("DRIED HOPS PELLETS", "1210"),
    ),
    Plant(
        "abbreviation", (listed("uflpa-junan-jinsheng-import-and-export",
                                "IMP. & EXP. for Import & Export"),),
        date(2025, 9, 8), QINGDAO,
        Party("JUNAN JINSHENG IMP. & EXP. CO.,LTD", ("JUNAN COUNTY, LINYI, CHINA",)),
        goods=Goods("ROASTED PEANUTS", "2008", "BAG"),
    ),
    Plant(
        "listed after shipment, in 2026",
        (listed("uflpa-shihezi-xinren-battery-aluminum-foil-technology",
                "arrived three months before the listing of 3 August 2026", timing=BEFORE),),
        date(2026, 5, 11), SHANGHAI,
        Party("SHIHEZI XINREN BATTERY ALUMINUM", ("FOIL TECHNOLOGY CO., LTD. CHINA",)),
        goods=PARTS,
    ),
    Plant(
        "listed in 2026", (listed("uflpa-tbea", "shipped a month after the listing"),),
        date(2026, 9, 4), SHANGHAI,
        Party("TBEA CO., LTD.", ("NO.16 LIANHUA ROAD,", "CHINA")),
        goods=Goods("TRANSFORMER SPARE PARTS", "8504", "CAS"),
    ),
)  # fmt: skip
