"""Planted rows of the flat manifest."""

from datetime import date

from .checks import BEFORE, gap, goods, listed, must_not, place
from .planted_listed import NINGBO, PARTS, QINGDAO, SHANGHAI, TIANJIN, YANTIAN
from .shape import Goods, Party, Plant

FLAT_CASES = (
    Plant("exact name", (listed("uflpa-chenguang-biotech-group", "the name as listed"),),
          date(2024, 3, 18), TIANJIN, Party("CHENGUANG BIOTECH GROUP CO., LTD.",
                                           ("HANDAN, HEBEI, CHINA",)),
          goods=Goods("PAPRIKA OLEORESIN", "3301", "DRM")),
    Plant("shipped before listing", (
        listed("uflpa-jiangsu-meike-solar-technology", "three years before", timing=BEFORE),),
        date(2022, 1, 10), SHANGHAI, Party("JIANGSU MEIKE SOLAR TECHNOLOGY CO.,",
                                           ("LTD. YANGZHONG, JIANGSU, CHINA",)), goods=PARTS),
    Plant("former name", (listed("uflpa-tianjin-tianwei-food", "the alias as listed"),),
          date(2025, 2, 18), TIANJIN, Party("TIANJIN SANHE FRUIT & VEGETABLE CO",
                                            ("LTD TIANJIN CHINA",)),
          goods=Goods("CANNED PEACHES", "2008")),
    Plant("maker after O/B", (listed("uflpa-jinan-haihong-international-trade", "after O/B"),),
          date(2025, 4, 15), QINGDAO, Party("PELLERINE FREIGHT CO LTD",
                                            ("O/B JINAN HAIHONG INT'L TRADE CO.,", "LTD. CHINA")),
          goods=Goods("GARLIC GRANULES", "0712", "BAG")),
    Plant("place", (place("Xinjiang", "Akesu (Aksu) and Xinjiang in the address"),
                    must_not("listed_party", "an invented company")),
          date(2024, 10, 14), SHANGHAI, Party("RENGBAI FRUIT CO., LTD.",
                                              ("NO.3 WENHUA ROAD, AKESU,", "XINJIANG, CHINA")),
          goods=Goods("APPLES", "0808")),
    Plant("tariff number", (goods("uflpa-cotton", "611020: of cotton, the longest prefix"),),
          date(2023, 9, 25), NINGBO, goods=Goods("LADIES PULLOVERS", "6110.20")),
    Plant("words", (goods("uflpa-tomatoes", "tomato ketchup in words"),),
          date(2025, 11, 10), TIANJIN, goods=Goods("TOMATO KETCHUP IN SACHETS", "2103.20")),
    Plant("shipper blank", (gap("shipper_not_stated", "the cell is blank"),),
          date(2024, 1, 29), YANTIAN, "withheld", goods=Goods("PLASTIC HANGERS", "3924.90")),
    Plant("to order", (gap("consignee_to_order", "TO ORDER names nobody"),),
          date(2024, 6, 3), "Mersin,Turkey", consignee=Party("TO ORDER"), country="TR"),
    Plant("near name", (must_not("listed_party", "another brand, the same trade and place",
                                 near="uflpa-tianjin-tianwei-food"),),
          date(2025, 3, 3), TIANJIN, Party("TIANJIN FOUYUE FOOD CO., LTD.", ("TIANJIN, CHINA",)),
          goods=Goods("CANNED PEACHES", "2008")),
    Plant("near name", (must_not("listed_party", "Nan Mo and Nuo Mi are different words",
                                 near="uflpa-hunan-nanmo-biotechnology"),),
          date(2025, 3, 17), SHANGHAI, Party("HUNAN NUOMI BIOTECHNOLOGY CO., LTD.",
                                             ("CHANGSHA, HUNAN, CHINA",)),
          goods=Goods("GREEN TEA IN TINS", "0902")),
    Plant("Taiwan is not China", (must_not("goods", "steel screws of Taiwan"),),
          date(2025, 9, 22), "Keelung,China (Taiwan)", country="TW",
          goods=Goods("STAINLESS STEEL SCREWS", "7318.15", "PLT")),
)  # fmt: skip
