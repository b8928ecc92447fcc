"""Planted bills of unlisted, invented shippers whose goods are of a high-priority sector."""

from datetime import date

from .checks import BEFORE, goods
from .planted_listed import NINGBO, QINGDAO, SHANGHAI, SHEKOU, TIANJIN, YANTIAN
from .shape import Goods, Party, Plant

GOODS_CASES = (
    Plant("tariff number", (goods("uflpa-cotton", "5205: cotton yarn, loaded in mainland China"),),
          date(2023, 4, 17), SHANGHAI, goods=Goods("YARN IN CONES", "520512")),
    Plant("words", (goods("uflpa-cotton", "cotton in words only, no tariff number"),),
          date(2024, 3, 25), QINGDAO, goods=Goods("100% COTTON WOVEN FABRIC 58 INCH", "", "ROL")),
    Plant("cotton from a Chinese port", (goods("uflpa-cotton", "towels of cotton from Ningbo"),),
          date(2025, 8, 11), NINGBO, goods=Goods("COTTON BATH TOWELS", "6302")),
    Plant("number in the text", (goods("uflpa-tomatoes", "HS 200290 stands in the description"),),
          date(2023, 11, 6), TIANJIN, goods=Goods("TOMATO PASTE 36/38 BRIX HS CODE: 200290", "",
                                                  "DRM")),
    Plant("words", (goods("uflpa-silica", "polysilicon in the description"),),
          date(2022, 12, 12), NINGBO,
          goods=Goods("SOLAR GRADE POLYSILICON CHUNKS", "280461", "BAG")),
    Plant("words, cut by an EDI line", (goods("uflpa-cotton", "cut words, a whole number: "
                                              "610910 is of cotton, the longest prefix"),),
          date(2024, 6, 10), SHANGHAI, goods=Goods("WOMENS KNIT TED T-SHI RTS", "610910")),
    Plant("tariff number", (goods("uflpa-cotton", "620342: trousers of cotton, "
                                  "the longest prefix; apparel is named beside it"),),
          date(2025, 5, 26), YANTIAN, goods=Goods("MENS WOVEN TROUSERS", "620342")),
    Plant("sector named later", (goods("uflpa-aluminum", "shipped before aluminum became a sector",
                                       timing=BEFORE),),
          date(2023, 7, 31), SHEKOU, goods=Goods("ALUMINUM EXTRUSION PROFILES", "760421", "PKG")),
    Plant("tariff number", (goods("uflpa-aluminum", "7606: plates and sheets"),),
          date(2025, 2, 24), QINGDAO, goods=Goods("ALUMINUM SHEET IN COIL", "760612", "PKG")),
    Plant("words", (goods("uflpa-pvc", "PVC resin"),),
          date(2025, 1, 13), TIANJIN, goods=Goods("PVC RESIN SG-5 25KG BAGS", "390410", "BAG")),
    Plant("tariff number", (goods("uflpa-seafood", "0304: fish fillets"),),
          date(2025, 6, 16), QINGDAO, goods=Goods("FROZEN POLLOCK FILLETS", "030475")),
    Plant("tariff number", (goods("uflpa-caustic-soda", "281512: caustic soda in solution"),),
          date(2025, 12, 8), TIANJIN, goods=Goods("CAUSTIC SODA LIQUID 50PCT", "281512", "DRM")),
    Plant("words", (goods("uflpa-jujubes", "red dates"),),
          date(2026, 3, 2), TIANJIN, goods=Goods("DRIED RED DATES (JUJUBE)", "081340")),
    Plant("tariff number", (goods("uflpa-lithium", "283691: lithium carbonate"),),
          date(2026, 5, 18), SHANGHAI, goods=Goods("LITHIUM CARBONATE", "283691", "BAG")),
    Plant("tariff number", (goods("uflpa-copper", "7411: copper tubes"),),
          date(2026, 2, 9), NINGBO, goods=Goods("COPPER TUBES IN COIL", "741110", "PKG")),
    Plant("tariff number", (goods("uflpa-steel", "7219: flat-rolled stainless steel"),),
          date(2025, 10, 27), SHANGHAI, goods=Goods("STAINLESS STEEL COILS", "721934", "PKG")),
    Plant("all cotton of a country", (
        goods("turkmenistan-cotton", "cotton yarn of Turkmenistan, loaded at Mersin"),),
        date(2024, 1, 15), "Mersin,Turkey",
        Party("ARKAYLI YARN SPINNING ENTERPRISE", ("NO.4 GARASH STREET,",
                                                   "ASHGABAT, TURKMENISTAN")),
        goods=Goods("CARDED COTTON YARN NE 20/1", "5205"), country="TR", form="regular"),
)  # fmt: skip
