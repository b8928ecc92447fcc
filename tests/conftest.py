"""Property tests repeat: the same examples in every run, so that a red run can be run again.

``pytest --hypothesis-profile=explore`` looks further, with new examples each time.
"""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, database=None)
settings.register_profile("explore", derandomize=False)
settings.load_profile("repeatable")
