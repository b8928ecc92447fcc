"""The supplier list: ordinary suppliers, planted ones and near neighbours."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .checks import gap, listed, must_not, place
from .chinese import chinese_name
from .dice import Dice
from .origins import ORIGINS
from .shape import Check

HEADINGS = ("country", "name", "address", "product", "tier", "local_name")
COUNTRIES = {
    "CN": "China", "IN": "India", "TW": "Taiwan", "MY": "Malaysia", "HK": "Hong Kong",
    "TH": "Thailand", "TR": "Turkey", "VN": "Vietnam", "DE": "Germany", "IT": "Italy",
    "ES": "Spain",
}  # fmt: skip
NO_DATE = "no_shipment_date"
PRODUCTS = (
    "desk lamps",
    "mugs",
    "toys",
    "furniture",
    "packaging",
    "bearings",
    "gift boxes",
    "mops",
)


@dataclass(frozen=True, slots=True)
class Supplier:
    """One row of the list and what is expected of it."""

    cells: tuple[str, str, str, str, str, str]
    kind: str = ""
    checks: tuple[Check, ...] = ()


PLANTED = (
    Supplier(("China", "Resin Supplier 04", "China", "packaging film", "2",
              "新疆中泰化学股份有限公司"),
             "Chinese name", (listed("uflpa-xinjiang-zhongtai-chemical",
                                     "only the Chinese name tells", timing=NO_DATE),)),
    Supplier(("China", "南京新一棉紡織印染有限公司", "江蘇省南京市", "bed linen", "2", ""),
             "traditional characters", (listed("uflpa-nanjing-synergy-textiles",
                                               "the name in traditional characters",
                                               timing=NO_DATE),)),
    Supplier(("CN", "Ninestar Corporation", "Zhuhai, Guangdong, China", "printer parts", "1", ""),
             "exact name", (listed("uflpa-ninestar", "the name as listed", timing=NO_DATE),)),
    Supplier(("China", "Esquel Textile Turpan", "Turpan, Xinjiang, China", "shirts", "3", ""),
             "word order", (listed("uflpa-turpan-esquel-textile", "the place stands last",
                                   timing=NO_DATE),
                            place("Turpan", "the address names Turpan"))),
    Supplier(("China", "China Cotton Group Nangong Hongtai", "Cotton Co., Ltd., Nangong, Hebei",
              "tote bags", "3", ""),
             "run-on into the address", (listed("uflpa-china-cotton-group-nangong-hongtai-cotton",
                                                "the name runs on into the address",
                                                timing=NO_DATE),)),
    Supplier(("Malaysia", "Maxter Glove Manufacturing Sdn Bhd", "Klang, Selangor", "gloves", "1",
              ""),
             "glove maker", (listed("s307-064", "a named company of the group", timing=NO_DATE),)),
    Supplier(("China", "Gangnuo Spinning Co., Ltd.", "Textile Industrial City, Aksu, Xinjiang",
              "lamp cord", "2", ""),
             "address", (place("Aksu", "an invented company with an address in Aksu"),
                         must_not("listed_party", "an invented company"))),
    Supplier(("China", "诺耕包装材料有限公司", "新疆昌吉市延安北路12号", "gift boxes", "2", ""),
             "Chinese address", (place("Xinjiang", "Xinjiang and Changji in Chinese"),)),
    Supplier(("China", "", "Foshan, Guangdong", "mugs", "2", ""),
             "no name", (gap("supplier_name_missing", "the name cell is blank"),)),
    Supplier(("China", "Nanjing Ruomao Textiles Co., Ltd.", "Nanjing, Jiangsu", "curtain rods",
              "2", "南京若帽家居用品有限公司"),
             "near name", (must_not("listed_party", "another brand, same place and trade",
                                    near="uflpa-nanjing-synergy-textiles"),)),
    Supplier(("China", "新疆若帽化学有限公司", "浙江省宁波市", "paint", "2", ""),
             "near Chinese name", (must_not("listed_party", "another brand, same place and trade",
                                            near="uflpa-xinjiang-zhongtai-chemical"),)),
    Supplier(("Taiwan", "Nine Starlings Printing Ltd.", "Taichung, Taiwan", "labels", "2", ""),
             "near name", (must_not("listed_party", "two words of common English",
                                    near="uflpa-ninestar"),)),
    Supplier(("Turkey", "Camelya Deri Tekstil A.S.", "Denizli, Turkey", "towels", "1", ""),
             "near name", (must_not("listed_party", "Camelya is a flower",
                                    near="uflpa-camel-group"),)),
)  # fmt: skip


def draw_suppliers(dice: Dice, *, ordinary: int) -> list[Supplier]:
    """``ordinary`` invented suppliers with the planted ones spread among them."""
    rows = [_draw(dice) for _ in range(ordinary)]
    for at, planted in enumerate(PLANTED):
        rows.insert(3 + at * 4, planted)
    return rows


def write_suppliers(rows: Iterable[Supplier], path: Path) -> None:
    """Write the list to ``path``."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADINGS, *(row.cells for row in rows)])


def _draw(dice: Dice) -> Supplier:
    origin = dice.weighted([(origin, origin.share) for origin in ORIGINS])
    brand, trade, town = dice.pick(origin.brands), dice.pick(origin.trades), dice.pick(origin.towns)
    head = town.split()[0].strip(",")
    words = [head if origin.place_first else "", brand, trade, dice.pick(origin.forms)]
    street = dice.pick(origin.streets).format(n=dice.between(2, 400))
    local = chinese_name(head, brand, trade) if origin.place_first else ""
    country = COUNTRIES[origin.country] if dice.chance(0.7) else origin.country
    return Supplier((
        country, _title(" ".join(word for word in words if word)), _title(f"{street} {town}"),
        dice.pick(PRODUCTS), str(dice.weighted([(1, 5), (2, 4), (3, 1)])), local,
    ))  # fmt: skip


def _title(text: str) -> str:
    return " ".join(word.title() if len(word) > 3 else word for word in text.split())
