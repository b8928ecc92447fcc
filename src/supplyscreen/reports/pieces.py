"""The pieces of HTML that wait in the blocks of report.html, made by the templates of the page."""

from collections.abc import Callable, Iterator

from jinja2 import Environment

from supplyscreen.models.unseen import unseen_shown
from supplyscreen.reports.blocks import Block, block, item_blocks
from supplyscreen.reports.delivery import Delivery
from supplyscreen.reports.flag_columns import flag_index
from supplyscreen.reports.view import ReportView

Macro = Callable[..., str]


def waiting_blocks(room: Environment, view: ReportView, lists: Delivery) -> list[Block]:
    """The index of all flags of the page, then what of ``lists`` is not printed at once."""
    blocks = [block("index", flag_index(view.flags))]
    for kind, pieces in (
        ("flags", _flags(room, lists)),
        ("evidence", _articles(room, lists)),
        ("bills", _bills(room, view, lists)),
        ("gaps", _gaps(room, lists)),
    ):
        blocks += item_blocks(kind, (unseen_shown(piece.strip()) for piece in pieces))
    return blocks


def _flags(room: Environment, lists: Delivery) -> Iterator[str]:
    row = _macro(room, "flag_row.html.j2", "flag_row")
    return (row(flag) for flag in lists.flags.rest)


def _articles(room: Environment, lists: Delivery) -> Iterator[str]:
    article = _macro(room, "article.html.j2", "article")
    return (article(item, lists.bills[item.anchor]) for item in lists.articles.rest)


def _bills(room: Environment, view: ReportView, lists: Delivery) -> Iterator[str]:
    row = _macro(room, "bills.html.j2", "bill_row")
    return (row(item, bill) for item in view.evidence for bill in lists.bills[item.anchor].rest)


def _gaps(room: Environment, lists: Delivery) -> Iterator[str]:
    row = _macro(room, "gap_row.html.j2", "gap_row")
    return (row(gap) for part in lists.gaps.values() for gap in part.rest)


def _macro(room: Environment, template: str, name: str) -> Macro:
    found: Macro = getattr(room.get_template(template).module, name)
    return found
