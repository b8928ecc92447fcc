"""Whatever happens, the log rebuilds the tables, and no decision is lost."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.flags import AT, goods, listed, opened, run_of, states

from supplyscreen.cases import (
    CaseStore,
    Decision,
    SecondReview,
    decide_flags,
    second_decision,
    take_run,
    undo_decision,
    verify_cases,
)
from supplyscreen.cases.log import LOG
from supplyscreen.cases.store import STORE
from supplyscreen.errors import DecisionError, InputError, OutputError

FLAGS = [f"flag-0000{place}" for place in range(1, 7)]
REASONS = {
    "in_review": None,
    "needs_info": "origin_unknown",
    "false_positive": "other_party",
    "confirmed": "same_party",
    "escalated": "for_counsel",
    "closed": None,
}
STEP = st.one_of(
    st.tuples(
        st.just("decide"),
        st.sampled_from(list(REASONS)),
        st.sampled_from(["ann", "bob"]),
        st.lists(st.sampled_from(FLAGS), min_size=1, max_size=3, unique=True),
    ),
    st.tuples(
        st.just("second"),
        st.booleans(),
        st.sampled_from(["ann", "bob"]),
        st.lists(st.sampled_from(FLAGS), min_size=1, max_size=2, unique=True),
    ),
    st.tuples(st.just("undo"), st.integers(1, 20), st.sampled_from(["ann", "bob"]), st.none()),
    st.tuples(st.just("run"), st.integers(1, 9), st.sampled_from(["", "moved"]), st.none()),
)


def do(store: CaseStore, step: tuple[str, object, str, list[str] | None]) -> None:
    """One step; what the rules refuse changes nothing."""
    what, value, who, named = step
    flags = tuple(named or ())
    if what == "run":
        moved = {"party_address": who} if who else {}
        rows = [
            listed(place, band="strong" if place == 1 else "probable", **moved)
            for place in range(1, 5)
        ]
        run = run_of(*rows, goods(5), goods(6), run_id=f"{value}" * 64)
        take_run(store, run, actor="ann", at=AT)
    elif what == "decide":
        state = str(value)
        decision = Decision(
            flags=flags, state=state, reviewer=who, at=AT, reason_code=REASONS[state]
        )
        decide_flags(store, decision)
    elif what == "second":
        second = SecondReview(
            flags=flags, agrees=bool(value), reviewer=who, at=AT, comment="looked again"
        )
        second_decision(store, second)
    else:
        assert isinstance(value, int)
        undo_decision(store, value, reviewer=who, at=AT)


@settings(max_examples=4, deadline=None)
@given(st.lists(STEP, max_size=12))
def test_a_replay_of_the_log_rebuilds_the_tables(
    steps: list[tuple[str, object, str, list[str] | None]],
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with CaseStore(folder, at=AT) as store:
            do(store, ("run", 0, "", None))
            for step in steps:
                head = store.head
                try:
                    do(store, step)
                except DecisionError:
                    assert store.head == head
            told, head = store.tables(), store.head
            lines = list(store.lines())
            answered = {
                line.number for line in lines if line.action in ("decide", "second", "undo")
            }
            assert set(told["decisions"]["line"]) == answered
        (folder / STORE).unlink()
        with CaseStore(folder, at=AT) as store:
            again = store.tables()
            assert store.head == head
        assert all(told[table].equals(again[table]) for table in told)
        assert verify_cases(folder, at=AT).agrees


def test_a_second_process_is_told_that_the_folder_is_in_use(tmp_path: Path) -> None:
    with (
        opened(tmp_path, run_of(listed(1))),
        pytest.raises(OutputError, match="in use by another run"),
        CaseStore(tmp_path, at=AT),
    ):
        pass
    with opened(tmp_path) as store:
        assert len(states(store)) == 1


def test_tables_that_cannot_be_read_are_made_again_from_the_log(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        before = store.tables()
    (tmp_path / STORE).write_bytes(b"not a database" * 1000)
    with opened(tmp_path) as store:
        assert all(before[name].equals(rows) for name, rows in store.tables().items())


def test_flags_that_are_gone_are_told_where_the_tables_need_them(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))):
        pass
    (tmp_path / STORE).unlink()
    flags = next((tmp_path / "flags").iterdir())
    whole = flags.read_bytes()
    flags.write_bytes(whole[:100])
    with pytest.raises(InputError, match="the flags that line 1 of the log took in, was changed"):
        CaseStore(tmp_path, at=AT).__enter__()
    flags.unlink()
    with pytest.raises(InputError, match="is missing"):
        CaseStore(tmp_path, at=AT).__enter__()
    flags.write_bytes(whole)
    assert verify_cases(tmp_path, at=AT).agrees


def test_tables_of_another_log_are_refused(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))):
        pass
    log = tmp_path / LOG
    log.write_bytes(b"")
    with pytest.raises(InputError, match="is not the log"):
        CaseStore(tmp_path, at=AT).__enter__()
    assert [fault.code for fault in verify_cases(tmp_path, at=AT).log.faults] == ["cut_off"]


def test_a_changed_table_or_file_of_flags_is_found(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        store._db.execute("UPDATE cases SET state = 'closed'")
    assert verify_cases(tmp_path, at=AT).tables == ("cases",)
    flags = next((tmp_path / "flags").iterdir())
    flags.write_bytes(flags.read_bytes() + b"x")
    assert verify_cases(tmp_path, at=AT).flags == (flags.name,)


def test_a_replay_tells_each_line(tmp_path: Path) -> None:
    with opened(tmp_path, run_of(listed(1))) as store:
        decision = Decision(flags=(FLAGS[0],), state="in_review", reviewer="ann", at=AT)
        decide_flags(store, decision)
    told: list[tuple[str, int, int | None]] = []
    assert verify_cases(tmp_path, at=AT, progress=lambda *one: told.append(one)).agrees
    assert told == [("replaying the log", 1, 2), ("replaying the log", 2, 2)]
