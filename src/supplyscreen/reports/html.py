"""report.html: one self-contained file that opens offline.

Everything that comes from a file is escaped (autoescape on), isolated for text direction
(``bdi``) and kept from loading or running anything: a content security policy in the page allows
the page's own script by its hash and nothing from any network. Large reports keep most of their
rows packed inside the page (``docs/decisions/0020-report-at-size.md``).
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from supplyscreen.models.unseen import unseen_shown
from supplyscreen.reports.delivery import AT_ONCE, delivery
from supplyscreen.reports.flag_columns import COLUMNS, FILTERS
from supplyscreen.reports.pieces import waiting_blocks
from supplyscreen.reports.view import report_view
from supplyscreen.runs import words
from supplyscreen.runs.result import Result

LONG = 600
STYLES = ("report.css", "pictures.css", "flags.css")
SCRIPTS = ("blocks.js", "pages.js", "flags.js", "columns.js", "csv.js", "evidence.js", "report.js")


def report_html(result: Result, *, at_once: int = AT_ONCE) -> str:
    """The report of ``result`` as HTML text; the same result gives the same text.

    The first ``at_once`` flags are plain HTML; the others, up to ``config.report_rows``, are
    inside the page too and are shown when they are asked for (see ``reports.delivery``).
    """
    room = _environment()
    view = report_view(result)
    lists = delivery(view, at_once)
    script = _script(room)
    page = room.get_template("report.html.j2").render(
        view=view,
        lists=lists,
        columns=COLUMNS,
        filters=FILTERS,
        blocks=waiting_blocks(room, view, lists) if view.flags or lists.waits else [],
        script=Markup(script),
        script_hash=_csp_hash(script),
        style=Markup("\n".join(_source(room, name) for name in STYLES)),
    )
    return unseen_shown(page)


def shown(text: object) -> Markup:
    """``text`` from a file, escaped, direction-isolated, with unseen characters made visible.

    Text of more than LONG letters gets a box of its own that scrolls; on paper it is whole.
    """
    told = unseen_shown(text)
    box = f"<bdi>{escape(told)}</bdi>"  # Markup.format escapes too, and takes five times as long
    if len(told) > LONG:
        box = f'<span class="long" tabindex="0" role="group" aria-label="long text">{box}</span>'
    return Markup(box)


def day(text: str) -> Markup:
    """A day of the calendar, kept on one line; anything else as it is."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Markup(f'<time class="date">{text}</time>')  # digits and hyphens only
    return escape(text)


def link(url: str, label: str) -> Markup:
    """A link for a web address; for anything else only the text, so that no address can run."""
    if not re.match(r"https?://", url):
        return shown(f"{label} ({url})" if url else label)
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(url, escape(label))


@lru_cache(maxsize=1)  # with its compiled templates
def _environment() -> Environment:
    room = Environment(
        loader=PackageLoader("supplyscreen.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: Mapping[str, object] = {"shown": shown, "day": day, "number": words.number}
    room.filters.update(filters)
    room.globals.update(link=link, words=words, count=words.count)
    return room


def _source(room: Environment, name: str) -> str:
    """A file of the templates folder as it is, without line-end differences."""
    assert room.loader is not None  # set just above
    return room.loader.get_source(room, name)[0].replace("\r\n", "\n")


def _script(room: Environment) -> str:
    """The files of the script as one, with names of its own."""
    parts = "\n".join(_source(room, name) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _csp_hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
