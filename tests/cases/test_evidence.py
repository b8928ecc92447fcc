"""Attached files: kept once, found again, and every change to a copy is told."""

import hashlib
import io
from pathlib import Path

import polars as pl
import pytest
from tests.cases.flags import AT, listed, opened, run_of

from supplyscreen.cases import (
    CaseStore,
    Decision,
    SecondReview,
    decide_flags,
    evidence_documents,
    evidence_file,
    export_cases,
    keep_evidence,
    second_decision,
    undo_decision,
    verify_cases,
)
from supplyscreen.cases.evidence_copy import LONGEST_NAME, Attached, safe_name
from supplyscreen.cases.store import STORE
from supplyscreen.errors import DecisionError, InputError, OutputError

LETTER = b"letter of the supplier"
SHA256 = hashlib.sha256(LETTER).hexdigest()


def named(name: str, content: bytes = LETTER) -> Attached:
    return name, io.BytesIO(content)


def decide(store: CaseStore, *files: Attached, state: str = "in_review") -> None:
    """Decide the one flag with these files."""
    reason = "same_party" if state == "confirmed" else None
    with keep_evidence(store, files) as kept:
        told = Decision(
            flags=("flag-00001",),
            state=state,
            reviewer="ann",
            at=AT,
            reason_code=reason,
            documents=kept,
        )
        decide_flags(store, told)


def copies(folder: Path) -> dict[str, bytes]:
    found = folder / "evidence"
    return {path.name: path.read_bytes() for path in found.iterdir()} if found.exists() else {}


def documents(store: CaseStore, line: int) -> object:
    return next(store.lines(after=line - 1)).body["documents"]


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    paper = tmp_path / "a letter.pdf"
    paper.write_bytes(LETTER)
    with opened(tmp_path / "cases", run_of(listed(1))) as store:
        decide(store, paper, named("信 2.pdf"), named("other.txt", b"other"))
        decide(store, str(paper))
        told = {"sha256": SHA256, "bytes": len(LETTER)}
        assert documents(store, 2) == [
            {"name": "a letter.pdf", **told},
            {"name": "信 2.pdf", **told},
            {"name": "other.txt", "sha256": hashlib.sha256(b"other").hexdigest(), "bytes": 5},
        ]
        assert documents(store, 3) == [{"name": "a letter.pdf", **told}]
        found = evidence_file(store, SHA256)
        assert found is not None
        assert (found[0].read_bytes(), found[1]) == (LETTER, "a letter.pdf")
    assert sorted(copies(tmp_path / "cases").values()) == [LETTER, b"other"]


def test_a_replay_tells_the_same_documents(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        decide(store, named("letter.pdf"), state="confirmed")
        with keep_evidence(store, [named("answer.pdf", b"answer")]) as kept:
            review = SecondReview(
                flags=("flag-00001",), agrees=True, reviewer="bob", at=AT, documents=kept
            )
            second_decision(store, review)
        undo_decision(store, 3, reviewer="bob", at=AT)
        before = store.tables()
    (tmp_path / STORE).unlink()
    with opened(tmp_path) as store:
        assert all(before[name].equals(rows) for name, rows in store.tables().items())
        assert "answer.pdf" in before["decisions"]["documents"][1]
    assert verify_cases(tmp_path, at=AT).agrees


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("letter.pdf", "letter.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ann\\letter.pdf", "letter.pdf"),
        ("供应商声明.pdf", "供应商声明.pdf"),
        ("a\x00b\r\nc\x1b[31m.pdf", "abc[31m.pdf"),
        ("fdp\u202efdp.exe", "fdpfdp.exe"),
        ("line\u2028end.txt", "lineend.txt"),
        ("lone\udcff.txt", "lone.txt"),
        ('"; filename="x.html', '"; filename="x.html'),
        ("", "unnamed"),
        ("..", "unnamed"),
        ("folder/", "unnamed"),
        ("é" * 300 + ".pdf", "é" * 196 + ".pdf"),
        ("x." + "y" * 300, "x." + "y" * 198),
    ],
)
def test_names_are_made_safe(told: str, kept: str) -> None:
    assert safe_name(told) == kept
    assert len(kept) <= LONGEST_NAME


def test_a_file_of_the_largest_size_is_kept_and_none_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("supplyscreen.cases.evidence_copy.EVIDENCE_LARGEST", 2**20 + 1)
    with opened(tmp_path, run_of(listed(1))) as store:
        with pytest.raises(InputError, match=r"big\.pdf is larger than 1 MiB"):
            decide(store, named("letter.pdf"), named("big.pdf", bytes(2**20 + 2)))
        assert (store.head[0], copies(tmp_path)) == (1, {})
        decide(store, named("big.pdf", bytes(2**20 + 1)))
        assert store.head[0] == 2


@pytest.mark.parametrize(
    ("name", "told"), [("empty.txt", "is empty"), ("none.txt", "cannot be read"), ("", "Is a dir")]
)
def test_what_is_no_evidence_is_told(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "empty.txt").touch()
    with opened(tmp_path / "cases", run_of(listed(1))) as store:
        with pytest.raises(InputError, match=told):
            decide(store, tmp_path / name)
        assert (store.head[0], copies(store.folder)) == (1, {})


def test_a_refused_decision_leaves_no_new_copy(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        decide(store, named("letter.pdf"))
        with pytest.raises(DecisionError, match="cannot follow"):
            decide(store, named("same.pdf"), named("new.pdf", b"new"), state="closed")
        assert copies(tmp_path) == {SHA256: LETTER}


def test_copies_stay_where_the_line_was_written_and_the_tables_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line stands in the log, and the next one who opens the folder applies it."""
    with opened(tmp_path, run_of(listed(1))) as store:

        def full(_: object) -> None:
            raise OutputError("the disk is full")

        monkeypatch.setattr(store, "_apply", full)
        with pytest.raises(OutputError):
            decide(store, named("letter.pdf"))
    with opened(tmp_path) as store:
        assert evidence_file(store, SHA256) is not None
    assert verify_cases(tmp_path, at=AT).agrees


def test_only_what_a_decision_named_is_found(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        decide(store, named("letter.pdf"))
        (tmp_path / "evidence" / ("a" * 64)).write_bytes(b"put there by hand")
        for sha256 in ("a" * 64, "", "../audit.jsonl", SHA256.upper(), SHA256[:-1], f"{SHA256}\n"):
            assert evidence_file(store, sha256) is None


def test_a_changed_or_missing_copy_is_told(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        decide(store, named("letter.pdf"), named("other.pdf", b"other"))
        copy = tmp_path / "evidence" / SHA256
        copy.write_bytes(b"another letter")
        with pytest.raises(InputError, match=r"The copy of letter\.pdf .* was changed"):
            evidence_file(store, SHA256)
    found = verify_cases(tmp_path, at=AT)
    assert [(one.line, one.name, one.sha256, one.what) for one in found.evidence] == [
        (2, "letter.pdf", SHA256, "was changed")
    ]
    assert not found.agrees
    copy.unlink()
    assert [one.what for one in verify_cases(tmp_path, at=AT).evidence] == ["is missing"]
    with opened(tmp_path) as store:
        decide(store, named("again.pdf"))
    assert verify_cases(tmp_path, at=AT).agrees


def test_a_document_without_a_copy_is_no_fault(tmp_path: Path) -> None:
    """Lines of earlier versions, and of --document, note name and hash alone."""
    paper = tmp_path / "letter.pdf"
    paper.write_bytes(LETTER)
    with opened(tmp_path / "cases", run_of(listed(1))) as store:
        noted = evidence_documents([paper])
        told = Decision(
            flags=("flag-00001",), state="in_review", reviewer="ann", at=AT, documents=noted
        )
        decide_flags(store, told)
        assert documents(store, 2) == [{"name": "letter.pdf", "sha256": SHA256}]
        assert evidence_file(store, SHA256) is None
    found = verify_cases(tmp_path / "cases", at=AT)
    assert (found.agrees, found.evidence, found.unnamed) == (True, (), ())


def test_what_no_line_names_is_told_and_no_fault(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        decide(store, named("letter.pdf"))
    (tmp_path / "evidence" / ("0" * 64)).write_bytes(b"left by a kill")
    found = verify_cases(tmp_path, at=AT)
    assert (found.agrees, found.unnamed) == (True, ("0" * 64,))


def test_the_export_says_where_the_copies_are(tmp_path: Path) -> None:
    with opened(tmp_path / "cases", run_of(listed(1), listed(2))) as store:
        with keep_evidence(store, [named("letter.pdf"), named("=1+1.pdf", b"sum")]) as kept:
            told = Decision(
                flags=("flag-00001", "flag-00002"),
                state="in_review",
                reviewer="ann",
                at=AT,
                documents=(*kept, kept[0].model_copy(update={"name": "noted", "bytes": None})),
            )
            decide_flags(store, told)
        out = export_cases(store, tmp_path / "out")
        rows = pl.read_parquet(out / "documents.parquet")
        assert rows.select("line", "name", "bytes", "file").rows() == [
            (2, "=1+1.pdf", 3, f"evidence/{hashlib.sha256(b'sum').hexdigest()}"),
            (2, "letter.pdf", len(LETTER), f"evidence/{SHA256}"),
            (2, "noted", None, None),
        ]
        assert "\n2,decide,ann" in (out / "documents.csv").read_text("utf-8")


def test_an_export_without_a_document(tmp_path: Path) -> None:
    with opened(tmp_path / "cases", run_of(listed(1))) as store:
        rows = pl.read_parquet(export_cases(store, tmp_path / "out") / "documents.parquet")
        assert rows.columns[-2:] == ["bytes", "file"]
        assert rows.is_empty()
