"""Parts that are made ahead: the same parts in the same order, and faults in their place."""

from collections.abc import Iterator

import pytest

from supplyscreen.files.ahead import ahead


def _parts(count: int, fault: bool) -> Iterator[int]:
    yield from range(count)
    if fault:
        raise ValueError("damaged")


def test_parts_come_in_order() -> None:
    assert list(ahead(_parts(5, fault=False))) == [0, 1, 2, 3, 4]
    assert list(ahead(_parts(0, fault=False))) == []


def test_a_fault_comes_behind_the_parts_before_it() -> None:
    coming = ahead(_parts(2, fault=True))
    assert [next(coming), next(coming)] == [0, 1]
    with pytest.raises(ValueError, match="damaged"):
        next(coming)


def test_a_reader_may_stop_early() -> None:
    coming = ahead(_parts(5, fault=False))
    assert next(coming) == 0
    coming.close()  # type: ignore[attr-defined]
