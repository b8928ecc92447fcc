"""What the fields of a manifest do to a name: cut it, or run other text into it."""

from random import Random

from benchmarks.labelled.listed import Listed

_FIELD = 35  # characters of a party line in CBP's automated manifest system
_STREETS = ("XINGFU ROAD", "JIEFANG WEST STREET", "BINHE AVE", "GUANGMING RD", "HEPING NORTH ROAD")
_TAILS = (
    "{n} {street}, ECONOMIC DEVELOPMENT AREA", "RM {n}0{n}, TOWER B, {street}",
    "NO. {n}, {street}, {zip}", "BUILDING {n}, PHASE II, INDUSTRIAL ZONE",
    "{n}/F GOLDEN PLAZA {street} CHINA", "TEL: +86 {n}{n} 0000 {n}{n}{n}{n}", "ATTN: SALES MANAGER",
    "ZIP CODE {zip} CONTACT MR LI", "LOT {n}, {street}, {zip} CN",
)  # fmt: skip
_BRANCHES = (
    "SHENZHEN BRANCH OFFICE", "- EXPORT DIVISION", "(PLANT {n})", "FACTORY NO. {n}",
    "OVERSEAS SALES DEPT.", "TIANHE BRANCH", "WAREHOUSE {n}", "NINGDE BRANCH COMPANY",
    "PURCHASING DEPARTMENT", "WORKSHOP {n}", "(HQ)", "REPRESENTATIVE OFFICE",
)  # fmt: skip
_FORWARDERS = (
    "BLUE HERON FREIGHT FORWARDING LTD", "NORTHGATE CARGO SERVICES CO LTD",
    "SEVEN CAPES LOGISTICS LTD", "AMBER ROUTE SHIPPING AGENCY", "TRIDENT BAY CONSOLIDATORS INC",
    "SILVER TERN INTL TRANSPORT CO., LTD", "OLD HARBOUR FORWARDERS (HK) LIMITED",
)  # fmt: skip
_FOR = ("O/B", "OBO", "ON BEHALF OF", "AS AGENT FOR", "FOR ACCOUNT OF", "AS AGENTS OF",
        "FOR THE ACCOUNT OF", "ON BEHALF OF:")  # fmt: skip


def trunc35(name: Listed, draw: Random) -> list[str]:
    """Cut at 35 characters, where the name with a long legal form is longer than the field."""
    texts = [name.say(name.words, draw), name.name.upper()]
    return [text[:_FIELD].rstrip() for text in texts if len(text) > _FIELD]


def trunc_hard(name: Listed, draw: Random) -> list[str]:
    """Cut at 20 to 25 characters, behind at least three letters of the brand."""
    text = name.say(name.words, draw)
    brand = next((word.text for word in name.words if word.kind == "brand"), "")
    least = text.find(brand) + min(len(brand), 5) if brand else len(text)
    cut = draw.randint(20, 25)
    return [text[:cut].rstrip()] if least <= cut < len(text) - 3 else []


def address_tail(name: Listed, draw: Random) -> list[str]:
    """The address, a telephone or a contact runs on after the name."""
    return [f"{name.say(name.words, draw)} {_filled(draw.choice(_TAILS), draw)}" for _ in range(2)]


def branch_text(name: Listed, draw: Random) -> list[str]:
    """A branch, plant or department after the name."""
    text = name.say(name.words, draw)
    return [f"{text} {_filled(draw.choice(_BRANCHES), draw)}"]


def on_behalf(name: Listed, draw: Random) -> list[str]:
    """An invented forwarder acts for the company, or the company is in care of it."""
    other, text = draw.choice(_FORWARDERS), name.say(name.words, draw)
    return [f"{other} {draw.choice(_FOR)} {text}", f"{text} C/O {other}"]


def _filled(template: str, draw: Random) -> str:
    street, code = draw.choice(_STREETS), f"{draw.randint(100, 860)}000"
    return template.format(n=draw.randint(2, 9), street=street, zip=code)
