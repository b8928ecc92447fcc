"""A floor under the accuracy: it must not fall unnoticed."""

import pytest
from benchmarks.bench_accuracy import GOLD, measure


@pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled pairs are not beside the checkout")
def test_accuracy_floor() -> None:
    told = measure(GOLD / "dev.csv", GOLD / "dev_entities.csv")
    assert told.f1 >= 0.94
    assert told.false_flags <= 0.006 * told.unlisted
    real = [share for key, (_, share) in told.by_pattern.items() if key.startswith("neg_real")]
    assert real
    assert min(real) == 1.0
