"""Near neighbours: bills that look like a listed party, place or good and are not."""

from datetime import date

from .checks import must_not
from .planted_listed import NINGBO, SHANGHAI, SHEKOU
from .shape import Goods, Party, Plant

PLAIN = Goods("PLASTIC HANGERS", "3924")


def _party(why: str, near: str, day: date, name: str, *lines: str) -> Plant:
    """A shipper from China whose name is near a listed one."""
    check = must_not("listed_party", why, near=near)
    return Plant("near name", (check,), day, SHANGHAI, Party(name, lines), goods=PLAIN)


def _buyer(why: str, near: str, day: date, name: str, *lines: str) -> Plant:
    """A consignee in the United States whose name is near a listed one."""
    check = must_not("listed_party", why, near=near)
    return Plant("near name", (check,), day, NINGBO, consignee=Party(name, lines), goods=PLAIN)


NAMES = (
    _party("same place and trade, another brand", "uflpa-xinjiang-daqo-new-energy",
           date(2023, 2, 6), "XINJIANG KELUO NEW ENERGY CO., LTD", "CHINA"),
    _party("same place and trade, another brand", "uflpa-hetian-taida-apparel",
           date(2024, 1, 8), "HETIAN RUOMAO APPAREL CO., LTD", "CHINA"),
    _party("same place and trade, another brand", "uflpa-changzhou-guanghui-food-ingredients",
           date(2025, 1, 20), "CHANGZHOU CUNBEI FOOD INGREDIENTS C", "O.,LTD CHANGZHOU CHINA"),
    _party("same place and trade, another brand", "uflpa-hefei-bitland-information-technology",
           date(2023, 9, 4), "HEFEI QUERUI INFORMATION TECHNOLOGY", "CO., LTD. HEFEI, ANHUI CHINA"),
    _party("same brand in another province", "uflpa-hetian-haolin-hair-accessories",
           date(2023, 3, 27), "GUIZHOU HAOLIN HAIR ACCESSORIES CO.", "LTD GUIYANG, CHINA"),
    _party("same brand in another province", "uflpa-shandong-meijia-group",
           date(2025, 5, 12), "YUNNAN MEIJIA GROUP CO., LTD", "KUNMING, YUNNAN, CHINA"),
    _party("Xinye and Xinya are two pinyin words", "uflpa-anhui-xinya-new-materials",
           date(2024, 6, 24), "ANHUI XINYE NEW MATERIALS CO., LTD", "HEFEI, ANHUI, CHINA"),
    _party("Yumei and Yumian are two pinyin words", "uflpa-henan-yumian-logistics",
           date(2024, 8, 26), "HENAN YUMEI FURNITURE CO., LTD.", "ZHENGZHOU, HENAN, CHINA"),
    _party("Junjie is not Jingweida", "uflpa-sichuan-jingweida-technology-group",
           date(2024, 9, 16), "SICHUAN JUNJIEDA TECHNOLOGY GROUP", "CO., LTD. CHENGDU CHINA"),
    _party("a division number means nothing without XPCC",
           "uflpa-xinjiang-production-and-construction-corps",
           date(2024, 10, 21), "NO.8 DIVISION MACHINERY PLANT", "FOSHAN, GUANGDONG, CHINA"),
    _party("production and construction are common words",
           "uflpa-xinjiang-production-and-construction-corps",
           date(2025, 6, 30), "FUJIAN XUECEN CONSTRUCTION PRODUCTS", "CO.,LTD QUANZHOU CHINA"),
    _buyer("a US logistics company", "uflpa-camel-group",
           date(2023, 11, 27), "CAMEL LOGISTICS INC", "48 TILLERMAN ROAD", "AVENEL NJ 07001 USA"),
    _buyer("a US trader, written in two words", "uflpa-ninestar",
           date(2024, 3, 11), "NINE STAR TRADING LLC", "2210 COOPERAGE WAY", "HOUSTON TX 77041"),
    _buyer("a division number means nothing without XPCC",
           "uflpa-xinjiang-production-and-construction-corps",
           date(2025, 7, 28), "FIRST DIVISION SPORTS LLC", "610 WEAVERS LANE", "KENT WA 98032 USA"),
    _buyer("a common word and a form", "uflpa-western-gold",
           date(2025, 3, 24), "WESTERN GOLDENROD NURSERY CO., LTD.", "KALAMAZOO MI 49005 USA"),
)  # fmt: skip

PLACES_AND_GOODS = (
    Plant("restaurant named after the place", (
        must_not("place", "Kashgar is in the name of a restaurant in California"),
        must_not("listed_party", "it is no list entry",
                 near="uflpa-kashgar-construction-engineering-group")),
        date(2024, 5, 13), SHANGHAI, consignee=Party(
            "KASHGAR KEBAB & NOODLE HOUSE INC", ("9114 LARKENDALE AVE", "ALHAMBRA, CA 91801 USA")),
        goods=Goods("RESTAURANT CHAIRS AND CERAMIC BOWLS", "6912")),
    Plant("road named after the place", (
        must_not("place", "Urumqi Road is a street in Shanghai"),),
        date(2025, 12, 1), SHANGHAI, Party(
            "SHANGHAI YUNKUI GIFTS CO., LTD.", ("NO.88 URUMQI NORTH ROAD, JING'AN,",
                                                "SHANGHAI 200040, CHINA")), goods=PLAIN),
    Plant("cotton candy", (must_not("goods", "a machine for spun sugar"),),
          date(2024, 4, 29), NINGBO, goods=Goods("COTTON CANDY MACHINE AND CART", "8438")),
    Plant("tomato red", (must_not("goods", "a colour"),),
          date(2024, 11, 18), SHEKOU, goods=Goods("ENAMEL PAINT, TOMATO RED, 1L CANS", "3208")),
    Plant("date stamp", (must_not("goods", "dates of the calendar"),),
          date(2026, 4, 6), NINGBO, goods=Goods("OFFICE DATE STAMPS WITH RED INK", "9611")),
    Plant("Taiwan is not China", (
        must_not("goods", "cotton yarn, all parties and the port in Taiwan"),
        must_not("place", "nothing is in Xinjiang")),
        date(2024, 7, 15), "Kaohsiung,China (Taiwan)", country="TW", receipt="KAOHSIUNG TAIWAN",
        goods=Goods("100% COTTON YARN", "5205")),
    Plant("cotton of India", (must_not("goods", "cotton towels of India, loaded in India"),),
          date(2025, 8, 4), "Nhava Sheva,India", country="IN", receipt="LUDHIANA",
          goods=Goods("100% COTTON BATH TOWELS HS CODE 6302.60.0020", "6302")),
    Plant("sugar of another country", (
        must_not("listed_party", "an order on one company is no order on all its neighbours",
                 near="s307-071"),),
        date(2023, 6, 5), "Caucedo,Dominican Republic", Party(
            "CENTRAL ROSALINDA CITRUS SRL", ("LA VEGA, DOMINICAN REPUBLIC",)),
        goods=Goods("FRESH LIMES", "0805"), country="ES", form="regular"),
    Plant("gloves of another maker", (
        must_not("listed_party", "Glove is a trade word", near="s307-059"),),
        date(2021, 9, 13), "Port Swettenham,Malaysia", Party(
            "MUTIARUS GLOVE INDUSTRIES SDN BHD", ("LOT 21, JALAN KILANG LAMA,", "MALAYSIA")),
        goods=Goods("HOUSEHOLD RUBBER GLOVES", "4015"), country="MY"),
)  # fmt: skip
NEIGHBOURS = (*NAMES, *PLACES_AND_GOODS)
