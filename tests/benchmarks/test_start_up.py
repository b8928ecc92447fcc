"""The table of start-up times, on times that can be read off."""

from benchmarks.start_up import POLARS, PYTHON, Times, commands, table


def test_ratios_are_of_the_shortest_times() -> None:
    found = {what: Times([2.0, 1.0, 3.0], [0.9, 0.8, 1.6]) for what in commands()}
    found[PYTHON] = Times([0.2, 0.1, 0.2], [0.1, 0.1, 0.2])
    found[POLARS] = Times([0.5, 0.4, 0.6], [0.4, 0.4, 0.5])
    lines = table(found).splitlines()
    assert len(lines) == 2 + len(commands())
    assert (
        "| `supplyscreen explain NAME` | 1.000 s | 2.000 s | 0.800 s | 0.900 s | 8.0 | 2.0 |"
        in lines
    )
