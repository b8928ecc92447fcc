"""Germany: documentation and report of section 10 of the Supply Chain Act (LkSG)."""

from pathlib import Path

from supplyscreen.disclosures import Disclosure, check_disclosure, read_disclosure
from supplyscreen.disclosures.lksg import REGIME

from .regime_statements import EXAMPLE, NOTES, sections, small_run, text, written


def test_the_four_points_of_the_report_stand_in_order() -> None:
    numbered = [x for x in sections(text("lksg")) if x[:1].isdigit()]
    points = ("found", "measures", "effectiveness", "conclusions")
    assert numbered == [REGIME.sections[key] for key in points]
    compulsory = {item.section for item in check_disclosure(Disclosure(), "lksg").compulsory}
    assert set(points) <= compulsory


def test_the_documentation_names_the_run_in_full_and_when_it_may_go() -> None:
    told = sections(text("lksg", EXAMPLE))[REGIME.sections["documentation"]]
    run = small_run()
    assert run.run_id in told
    assert run.run.as_of.isoformat() in told
    assert f"supplyscreen {run.run.version}" in told
    assert "[DAY ON WHICH THIS DOCUMENT WAS MADE]" in told  # the library has no clock
    assert "[SEVEN YEARS AFTER THAT DAY]" in told


def test_a_flag_is_not_told_as_a_risk_that_was_found(tmp_path: Path) -> None:
    path = written(tmp_path, {"breaches.found": "no"})
    told = sections(text("lksg", path))[REGIME.sections["found"]]
    assert "The enterprise has not found any risk or breach in the year." in told
    assert "The screening raised 4 flags (run 555555555555)." in told
    assert "is for the enterprise to say" in told
    check = check_disclosure(read_disclosure(path), "lksg", result=small_run())
    assert any(doubt.startswith("breaches.found is no, but 4 flags") for doubt in check.doubts)


def test_what_is_not_reproduced_or_may_have_changed_is_left_to_counsel() -> None:
    notes = text("lksg").partition(NOTES)[2]
    assert "437 items. It is not reproduced here." in notes
    assert "whether the bill of 2025 is law by now" in notes
    assert "seven years" in notes
    assert "this screening looks for none of them" in notes
