"""HTS codes that lost a leading zero in a spreadsheet."""

import polars as pl
import pytest

from supplyscreen.cells.hts_zeros import code_facts, restore_zeros


def restored(cells: list[str | None]) -> tuple[list[str | None], list[tuple[str, int]]]:
    rows = {"hts": cells, "source_file": "m.csv", "source_row": range(2, len(cells) + 2)}
    frame = pl.DataFrame(rows, schema_overrides={"hts": pl.String, "source_row": pl.Int64})
    facts = code_facts(frame["hts"])
    after, findings = restore_zeros(frame, "hts", heading="HTS", facts=facts)
    return after["hts"].to_list(), sorted(findings.select("code", "count").rows())


@pytest.mark.parametrize(
    ("cells", "after", "told"),
    [
        (["90111", "840890", None], ["090111", "840890", None], [("hts_leading_zero", 1)]),
        (["304990000", "6109100012"], ["0304990000", "6109100012"], [("hts_leading_zero", 1)]),
        (["901.0", "8451.0"], ["0901", "8451.0"], [("hts_leading_zero", 1)]),
        (["901.11", "610910"], ["090111", "610910"], [("hts_leading_zero", 1)]),
        # The column keeps its zeros, so a code of five digits has lost something else.
        (["90111", "090112", "840890"], ["90111", "090112", "840890"], [("hts_odd_length", 1)]),
        (["901", "06", "8451"], ["901", "06", "8451"], [("hts_odd_length", 1)]),
        # No code of six digits: five may be what this column writes.
        (["90111", "8408"], ["90111", "8408"], [("hts_odd_length", 1)]),
        # Half of the codes of five digits cannot be explained by a zero.
        (["90111", "84512", "840890"], ["90111", "84512", "840890"], [("hts_odd_length", 2)]),
        (["901", "8451"], ["901", "8451"], [("hts_odd_length", 1)]),
        (["Classified: 2523.21", "840890"], ["Classified: 2523.21", "840890"], []),
        ([None, "-", "COFFEE"], [None, "-", "COFFEE"], []),
    ],
)
def test_zeros_are_put_back_only_where_the_column_tells_so(
    cells: list[str | None], after: list[str | None], told: list[tuple[str, int]]
) -> None:
    assert restored(cells) == (after, told)


def test_facts_of_batches_add_up() -> None:
    parts = [pl.Series(["90111", "06"]), pl.Series(["840890", "901.0", None])]
    assert code_facts(parts[0]) + code_facts(parts[1]) == code_facts(pl.concat(parts))
