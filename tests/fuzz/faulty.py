"""A task that goes wrong in two ways, to see that the pool tells of both."""

import os
import time

from tests.fuzz.pool import Outcome


def faulty(number: int) -> Outcome:
    """The second task takes too long, the third ends its process."""
    if number == 1:
        time.sleep(60)
    if number == 2:
        os._exit(7)
    return Outcome("csv", "read", rows=number)
