"""Weights and features belong together."""

import pytest

from supplyscreen.errors import ConfigError
from supplyscreen.matching.features import DESCRIPTIONS, FEATURES
from supplyscreen.matching.weights import default_weights, merged_weights


def test_every_feature_has_a_weight_and_a_sentence() -> None:
    assert set(default_weights()) == {"bias", *DESCRIPTIONS}
    assert len(DESCRIPTIONS) == len(FEATURES)
    assert all(text.endswith(".") and "\n" not in text for text in DESCRIPTIONS.values())


def test_override_and_unknown() -> None:
    assert merged_weights({"bias": 1.0})["bias"] == 1.0
    assert default_weights()["bias"] != 1.0
    with pytest.raises(ConfigError, match=r"nonsense is unknown"):
        merged_weights({"nonsense": 1.0})
