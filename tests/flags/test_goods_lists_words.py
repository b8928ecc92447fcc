"""Words of listed goods: which goods a description shows, and the traps it must not fall into.

All descriptions are made up in the manner of manifests. Right of each are the goods of the DOL
list, whatever the country, that its words must show: no more and no fewer.
"""

from functools import cache

import polars as pl
import pytest

from supplyscreen.flags.goods_words import words_in_texts

from .frames import lists

CASES: list[tuple[str, list[str]]] = [
    # the goods, as they are written
    ("RAW COTTON IN BALES", ["Cotton"]),
    ("COTTON LINTERS GRADE A", ["Cotton"]),
    ("100 PCT COTTON YARN NE 30/1", ["Thread/Yarn", "Thread/Yarn (cotton)"]),
    ("BASMATI RICE 1121 STEAM", ["Rice"]),
    ("GREEN COFFEE BEANS 320 BAGS", ["Coffee"]),
    ("COCOA BEANS CROP 2025", ["Cocoa"]),
    ("CRUDE PALM OIL IN BULK", ["Crude Palm Oil", "Palm Fruit"]),
    ("FROZEN HEADLESS SHRIMP 21/25", ["Shellfish", "Shrimp"]),
    ("FROZEN SQUID TUBES", ["Squid"]),
    ("FROZEN TILAPIA FILLETS", ["Fish", "Tilapia (fish)"]),
    ("POLISHED GRANITE SLABS", ["Granite", "Stones"]),
    ("CLAY BRICKS FOR PAVING", ["Bricks", "Bricks (clay)"]),
    ("NITRILE EXAMINATION GLOVES", ["Gloves", "Rubber Gloves"]),
    ("HUMAN HAIR WIGS", ["Hair Products"]),
    ("ARTIFICIAL FLOWERS, SILK ROSES", ["Artificial Flowers"]),
    ("CHRISTMAS ORNAMENTS GLASS", ["Christmas Decorations"]),
    ("FIREWORKS 1.4G UN0336", ["Fireworks", "Pyrotechnics"]),
    ("COIL NAILS GALVANIZED", ["Nails"]),
    ("TOYS OF PLASTIC", ["Toys"]),
    ("BATTERIES, LITHIUM ION BATTERIES UN3480", ["Lithium", "Lithium-Ion Batteries"]),
    ("NATURAL RUBBER TSR 20", ["Rubber"]),
    ("BURLEY TOBACCO STRIPS", ["Tobacco"]),
    ("HAND KNOTTED CARPETS OF WOOL", ["Carpets"]),
    ("BIRCH PLYWOOD 18MM", ["Lumber", "Timber"]),
    ("TEAK LUMBER KD", ["Lumber", "Teak"]),
    ("CATHODE, COPPER CATHODES", ["Copper Ore", "Electrolytic Copper Products"]),
    ("VANILLA BEANS GOURMET", ["Vanilla"]),
    ("RAW CASHEW NUTS", ["Cashews"]),
    ("JUTE BAGS PRINTED", ["Jute (textiles)"]),
    ("SURGICAL SCISSORS", ["Surgical Instruments"]),
    # cut in the middle by a line of the form
    ("RAW COT TON IN BALES", ["Cotton"]),
    ("FROZEN SHR IMP IQF", ["Shellfish", "Shrimp"]),
    ("ARTIFI CIAL FLOW ERS", ["Artificial Flowers"]),
    ("NATURAL RUB BER", ["Rubber"]),
    # made of it, but another good
    ("COTTON GLOVES", ["Gloves"]),
    ("COTTON CANDY MACHINE", []),
    ("COTTON BUDS 200 PCS", []),
    ("RUBBER PARTS FOR CARS", []),
    ("RUBBER BANDS", []),
    ("RICE COOKER 1.8L", []),
    ("RICE PAPER LANTERN", []),
    ("COFFEE MAKERS 12 CUP", []),
    ("COFFEE TABLE OF GLASS", ["Furniture"]),
    ("TEA TOWELS", ["Textiles"]),
    ("TEA LIGHTS AND CANDLES", []),
    ("TEA POTS CERAMIC", ["Ceramics"]),
    ("PEANUT ROASTER MACHINE", []),
    ("CORN BROOMS", []),
    ("SHRIMP NETS", []),
    ("SHOE RACKS", []),
    ("HORSE SHOES", []),
    ("BRAKE SHOES FOR TRUCKS", []),
    ("CV BOOT KITS", []),
    ("TOWEL BARS CHROME", []),
    ("CURTAIN RODS", []),
    ("NAIL POLISH", []),
    ("FALSE NAILS AND NAILS STICKERS", []),
    ("PET TOYS AND DOG TOYS", []),
    ("TOY BOXES OF WOOD", []),
    ("CARPET CLEANERS", []),
    ("CEMENT MIXERS", []),
    ("CHARCOAL GRILLS", []),
    ("CIGAR BOXES EMPTY", []),
    ("DIAMOND BLADES 4 INCH", []),
    ("DIAMOND PAINTING KITS", []),
    ("FISHING RODS AND FISH TANKS", []),
    ("HAIR DRYERS AND COMBS", []),
    ("SUGARCANE BAGASSE PLATES", []),
    ("SUNFLOWER WREATHS", []),
    ("TIN BOXES", []),
    ("LEAD ACID BATTERIES", []),
    ("PENCIL LEADS", []),
    ("SAND PAPER SHEETS", []),
    ("SALT LAMPS", []),
    ("SOAP DISPENSERS", []),
    ("WINE GLASSES", []),
    ("MATCHING SETS", []),
    ("GOLD PLATED CHAINS", []),
    ("GOLD BAR STOOLS", []),
    ("NICKEL PLATED SCREWS", []),
    ("COBALT DRILL BITS", []),
    # colours, tastes, smells, names, pictures
    ("LAMPS, GOLD COLOR", []),
    ("VASES, CHARCOAL GREY", []),
    ("RUBY RED GRAPEFRUIT JUICE", []),
    ("JADE GREEN TILES", []),
    ("SOFA, TEAK COLOR", ["Furniture"]),
    ("CHIPS SHRIMP FLAVOR", []),
    ("CANDLES COFFEE SCENTED", []),
    ("SHAMPOO, COCONUT SCENT", []),
    ("NOTEBOOKS, GRANITE LOOK", []),
    ("MUGS WITH SUNFLOWER PATTERN", []),
    ("RICE BRAND APPLIANCES", []),
    ("BRICK PATTERN WALLPAPER", []),
    ("BANANA SHAPED LAMPS", []),
    # denied
    ("BISCUITS, PALM OIL FREE", ["Baked Goods"]),
    ("NON COTTON WIPES", []),
    ("WITHOUT LITHIUM BATTERY", []),
    ("NO SHRIMP", []),
    ("FREE FROM PEANUTS", []),
    # not denied
    ("T-SHIRTS FREE SIZE", ["Garments"]),
    ("SHOES COLOR BLACK", ["Footwear"]),
    ("ITEM NO TOYS", ["Toys"]),
    # the packaging
    ("SPARE PARTS IN BAMBOO BASKETS", []),
    ("CHEMICALS IN PLYWOOD CASES", []),
    ("MACHINES ON TIMBER PALLETS", []),
    ("COFFEE IN JUTE BAGS", ["Coffee"]),
    ("CANDLES IN TEA TINS", []),
    ("GARMENTS IN COTTON BAGS", ["Garments"]),
    # other materials
    ("FAUX JADE BEADS", []),
    ("IMITATION AMBER NECKLACES", []),
    ("ENGINEERED GRANITE TOPS", []),
    ("PLASTIC BANANAS FOR DISPLAY", []),
    ("ALUMINUM SULPHATE", []),
    ("MANGANESE SULPHATE", []),
    ("ACTIVATED CHARCOAL FILTERS", []),
]


@cache
def goods_by_text() -> dict[str, list[str]]:
    """The listed goods of every description, found in one go."""
    rules = [rule for rule in lists().goods_rules if rule.program_key == "us-dol-tvpra"]
    names = {rule.rule_id: rule.title.rpartition(": ")[0] for rule in rules}
    found = words_in_texts(pl.Series([text for text, _ in CASES]), rules)
    held: dict[str, set[str]] = {}
    for text, rule_id in found.select("text", "rule_id").rows():
        held.setdefault(text, set()).add(names[rule_id])
    return {text: sorted(goods) for text, goods in held.items()}


@pytest.mark.parametrize(("description", "expected"), CASES, ids=[text for text, _ in CASES])
def test_goods_of_a_description(description: str, expected: list[str]) -> None:
    assert goods_by_text().get(description, []) == expected
