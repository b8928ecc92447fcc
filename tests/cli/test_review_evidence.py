"""``supplyscreen review decide --evidence``, and what ``verify`` says of the copy."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cases.flags import listed, opened, run_of
from typer.testing import Result

Run = Callable[..., Result]
SHA256 = hashlib.sha256(b"letter").hexdigest()


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    with opened(tmp_path / "cases", run_of(listed(1, band="strong"))):
        pass
    (tmp_path / "letter.pdf").write_bytes(b"letter")
    return tmp_path / "cases"


def test_a_copy_is_kept_and_checked(run: Run, cases: Path) -> None:
    letter = cases.with_name("letter.pdf")
    who = ("flag-00001", "--cases", cases)
    answer = ("--state", "confirmed", "--reason", "same_party", "--by", "ann")
    told = run("review", "decide", *who, *answer, "--evidence", letter, "--document", letter)
    assert (told.exit_code, told.stderr) == (0, "")
    second = run("review", "second", *who, "--by", "bob", "--evidence", letter)
    assert second.exit_code == 0
    copy = cases / "evidence" / SHA256
    assert copy.read_bytes() == b"letter"
    assert run("review", "verify", "--cases", cases).exit_code == 0
    (copy.parent / "left").write_bytes(b"x")
    copy.write_bytes(b"forged")
    told = run("review", "verify", "--cases", cases)
    assert told.exit_code == 4
    assert (
        f"evidence/{SHA256}: the copy of letter.pdf, line 2 of the log, was changed" in told.stdout
    )
    assert "evidence/left is named by no line" in told.stderr
    record = json.loads(run("review", "verify", "--cases", cases, "--json").stdout)
    assert [one["sha256"] for one in record["evidence"]] == [SHA256]
    assert record["evidence_unnamed"] == ["left"]


def test_a_file_that_is_not_there_decides_nothing(run: Run, cases: Path) -> None:
    told = run("review", "decide", "flag-00001", "--state", "in_review", "--by", "ann",
               "--cases", cases, "--evidence", "nothing.pdf")  # fmt: skip
    assert told.exit_code == 2
    assert told.stderr.startswith("error: nothing.pdf cannot be read")
    assert len((cases / "audit.jsonl").read_text().splitlines()) == 1
