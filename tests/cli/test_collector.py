"""Garbage in circles is not looked for in a command of a moment, and is again after it."""

import gc
import subprocess
import sys

import pytest

from supplyscreen.cli.collector import of_a_moment


@pytest.fixture(autouse=True)
def _searching_again() -> None:
    gc.enable()


def test_the_search_rests_in_the_command_and_goes_on_after_it() -> None:
    seen: list[bool] = []
    of_a_moment(lambda: seen.append(gc.isenabled()))()
    assert (seen, gc.isenabled()) == ([False], True)


def test_the_search_goes_on_after_an_error() -> None:
    @of_a_moment
    def command() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        command()
    assert gc.isenabled()


def test_who_switched_the_search_off_finds_it_off() -> None:
    gc.disable()
    of_a_moment(lambda: None)()
    found = gc.isenabled()
    gc.enable()
    assert not found


def test_what_is_left_at_the_end_of_the_process_is_not_searched() -> None:
    code = (
        "import atexit, gc\n"
        "from supplyscreen.cli.collector import end_without_search\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0))\n"  # the last is called first
        "end_without_search()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "True\n"
