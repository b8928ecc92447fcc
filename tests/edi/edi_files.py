"""Writing small EDI manifests for the tests; all bills, parties and goods are made up."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Bill:
    """One bill of lading to write, and to find again."""

    number: str
    shipper: str = "SUNRISE TRADING CO LTD"
    address: str = "NO 1 ROAD"
    consignee: str = "BUYER INC"
    goods: tuple[str, ...] = ("COTTON YARN",)
    container: str = "ABCU1234567"
    code: str = "520512"
    extra: tuple[str, ...] = field(default=())  # segments put after the bill's own


ISA = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*CBP            "
ISA += "*180102*0900*U*00401*000000001*0*P*>"


def x12_segments(bills: Sequence[Bill]) -> list[str]:
    """The segments of one interchange with one manifest."""
    body = ["ST*309*0001", "M10*ABCD*O*PA*9150008*SEA STAR*011**1*W", "P4*2704*20180115"]
    for number, bill in enumerate(bills, start=1):
        body += [f"LX*{number}", f"M11*{bill.number}*57037*10*CTN*1000*K***00*NINGBO**ABCD"]
        body += [f"N1*SH*{bill.shipper}", f"N3*{bill.address}", "N4*NINGBO**315000*CN"]
        body += [f"N1*CN*{bill.consignee}", f"VID*CN*{bill.container[:4]}*{bill.container[4:]}"]
        body += [f"N10*1*{text}*N/M*A*{bill.code}" for text in bill.goods]
        body += bill.extra
    body += [f"SE*{len(body) + 1}*0001"]
    return [ISA, "GS*SO*AAAA*CBP*20180102*0900*1*X*004010", *body, "GE*1*1", "IEA*1*000000001"]


def x12(bills: Sequence[Bill], *, element: str = "*", terminator: str = "~\n") -> str:
    """The same as text; the bills must not hold the separators."""
    return "".join(s.replace("*", element) + terminator for s in x12_segments(bills))


def cuscar(bills: Sequence[Bill], *, una: str = "UNA:+.? '") -> str:
    """A CUSCAR message whose texts are released where they hold a separator."""
    component, element, release, terminator = una[3], una[4], una[6], una[8]

    def plain(text: str) -> str:
        special = {component, element, release, terminator}
        return "".join(release + letter if letter in special else letter for letter in text)

    def segment(*elements: str | tuple[str, ...]) -> str:
        parts = [(e,) if isinstance(e, str) else e for e in elements]
        return element.join(component.join(map(plain, part)) for part in parts)

    body = [segment("UNH", "1", ("CUSCAR", "D", "95B", "UN")), segment("BGM", "85", "DOC", "9")]
    body += [segment("DTM", ("137", "20180102", "102"))]
    body += [segment("TDT", "20", "011", "1", "", "S", "", "", ("9150008", "", "", "SEA STAR"))]
    body += [segment("DTM", ("132", "1801150330", "201"))]
    for number, bill in enumerate(bills, start=1):
        body += [segment("CNI", str(number), bill.number), segment("RFF", ("BM", bill.number))]
        body += [segment("CNT", ("7", "1000,5", "KGM")), segment("LOC", "9", ("CNNGB", "", "139"))]
        street, place = (bill.address,), ("NINGBO", "", "315000", "CN")
        body += [segment("NAD", "CZ", "", "", bill.shipper, street, *place)]
        body += [segment("NAD", "CN", "", "", bill.consignee)]
        for text in bill.goods:
            body += [segment("GID", "1", ("10", "CTN")), segment("FTX", "AAA", "", "", text)]
            body += [segment("SGP", bill.container, "10"), segment("CST", "1", bill.code)]
        body += bill.extra
    body += [segment("UNT", str(len(body) + 1), "1")]
    begin = segment("UNB", ("UNOC", "3"), "S", "R", ("180102", "0900"), "1")
    return una + "".join(s + terminator for s in [begin, *body, segment("UNZ", "1", "1")])
