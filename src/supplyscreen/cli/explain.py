"""``supplyscreen explain``: why a name resembles an entry of a list, or does not."""

import json
from textwrap import fill
from typing import TYPE_CHECKING, Annotated
from unicodedata import category, east_asian_width

import typer

from supplyscreen.cli.collector import of_a_moment
from supplyscreen.cli.config import settings_of
from supplyscreen.cli.data_folder import DataFolder
from supplyscreen.cli.exits import told
from supplyscreen.cli.own_lists import ListOption, chosen_watchlists, split_choice
from supplyscreen.errors import InputError

if TYPE_CHECKING:
    from supplyscreen import Explanation

WIDTH = 100
LABEL = 13


@told
@of_a_moment
def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A party's name, as filed.")],
    address: Annotated[
        str | None, typer.Option("--address", metavar="TEXT", help="Its address, as filed.")
    ] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CC", help="Its country, two letters such as CN."),
    ] = None,
    top: Annotated[
        int, typer.Option("--top", metavar="N", min=1, help="The most entries to show.")
    ] = 5,
    data: DataFolder = None,
    lists: ListOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON list, best entry first.")
    ] = False,
) -> None:
    """Show the entries that a name resembles, and the evidence.

    \b
    Examples:
      supplyscreen explain "HETIAN HAOLIN HAIR ACCESSORIES CO LT"
      supplyscreen explain "HOSHINE SILICON" --country CN --address "SHIHEZI, XINJIANG"
      supplyscreen explain "HOSHINE SILICON" --list our_own_list.csv
      supplyscreen explain "XINJIANG DAQO NEW ENERGY CO.,LTD O/B SUNRISE TRADING" --top 1 --json
    """
    import supplyscreen as ss

    for option, text in (("NAME", name), ("--address", address or "")):
        if any(0xD800 <= ord(letter) <= 0xDFFF for letter in text):  # bytes of another encoding
            raise InputError(f"{option}: found {text!a}, expected text.", hint="write it in UTF-8")
    if not name.strip():
        raise InputError("NAME is empty, expected a party's name.", hint="put it in quotes")
    code = _country(country)
    files, ids = split_choice(lists or [])
    watchlists, settings = chosen_watchlists(files, settings_of(None, ids), data)
    found = ss.explain_match(
        name, address=address, country=code, top=top, watchlists=watchlists, config=settings
    )
    if as_json:
        told_as = [item.model_dump(mode="json") for item in found]
        typer.echo(json.dumps(told_as, ensure_ascii=False, indent=2))
        return
    typer.echo(f"{name}\n")
    if not found:
        typer.echo("No entry of the loaded lists shares enough with this name to be compared.")
    for rank, item in enumerate(found, start=1):
        typer.echo("\n".join(lines_of(item, rank)) + "\n")
    typer.echo("A match is a reason to look, never a finding; no match is never clearance.")


def _country(text: str | None) -> str | None:
    if text is None:
        return None
    code = text.strip().upper()
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code
    raise InputError(
        f"--country: found {text!r}, expected two letters of ISO 3166-1.", hint="China is CN"
    )


def lines_of(item: "Explanation", rank: int) -> list[str]:
    """One entry as lines of text: verdict, names, law, dates, words, reasons."""
    from supplyscreen.models import score_text

    verdict = "above" if item.above_threshold else "below"
    return [
        f"{rank}. {item.entry_name}",
        _line("Score", f"{score_text(item.score)}, {item.band}, {verdict} the flag threshold"),
        _line("List", f"{item.watchlist_title} ({item.watchlist_id}), entry {item.entry_id}"),
        _line("Kind", f"{item.kind}, {item.status}"),
        _line("Legal basis", f"{item.citation}; {item.provision} [{item.program_key}]"),
        _line("Source", item.official_url),
        _line("Dates", _dates(item)),
        *([_line("Sub-lists", item.provision_dates)] if item.provision_dates else []),
        *([_line("Changes", item.changes)] if item.changes else []),
        _line("Goods", item.goods_scope or "all goods"),
        *([_line("Extends to", item.extends_to)] if item.extends_to else []),
        _line("Compared", f"{item.reading} ({item.relation.replace('_', ' ')})"),
        _line("With", item.matched_name),
        *_word_lines(item),
        _line("For", item.evidence_for or "nothing"),
        _line("Against", item.evidence_against or "nothing"),
        *_feature_lines(item),
    ]


def _line(label: str, text: str) -> str:
    first, rest = f"   {label:<{LABEL}}", " " * (LABEL + 3)
    return fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _dates(item: "Explanation") -> str:
    listed = f"listed {item.listed_on}" if item.listed_on else "listing date not stated"
    return f"{listed}, ended {item.ended_on}" if item.ended_on else f"{listed}, not ended"


def _word_lines(item: "Explanation") -> list[str]:
    """The words of the name beside those of the entry, as each is written."""
    found = [(theirs or "-", ours or "-", how) for theirs, ours, how in item.alignment]
    pairs = [("as filed", "listed", ""), *found] if found else []
    wide = [max((_columns(pair[side]) for pair in pairs), default=0) for side in (0, 1)]
    labels = ["Words", *[""] * len(pairs)]
    lines = (
        f"   {label:<{LABEL}}{_filled(theirs, wide[0])}  {_filled(ours, wide[1])}  "
        f"{how.replace('_', ' ')}"
        for label, (theirs, ours, how) in zip(labels, pairs, strict=False)
    )
    return [line.rstrip() for line in lines]


def _columns(text: str) -> int:
    """Columns of a terminal that ``text`` takes: a Chinese character takes two, a mark none."""
    return sum(
        2 if east_asian_width(sign) in "WF" else category(sign) not in ("Mn", "Me", "Cf")
        for sign in text
    )


def _filled(text: str, columns: int) -> str:
    return text + " " * (columns - _columns(text))


def _feature_lines(item: "Explanation") -> list[str]:
    labels = ["Features", *[""] * len(item.features)]
    return [
        _line(label, f"{one.name} = {one.value:.2f} (weight {one.weight:+.2f}): {one.sentence}")
        for label, one in zip(labels, item.features, strict=False)
    ]
