"""docs/accuracy.md: its code runs, its settings are known, and it names every reject code."""

import re
from pathlib import Path

import polars as pl
import pytest
import yaml

import supplyscreen as ss
from supplyscreen.intake.label_faults import FAULTS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "accuracy.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The first block of code in ``language``, its indentation taken off."""
    found = re.search(rf"^( *)```{language}\n(.*?)^ *```", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return re.sub(rf"^{found.group(1)}", "", found.group(2), flags=re.MULTILINE)


def test_the_split_keeps_families_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    families = [f"family {at // 3}" for at in range(60)]
    pairs = pl.DataFrame({"query": families, "target": "A MILL", "label": "0", "family": families})
    pairs.write_csv("reviewed.csv")
    exec(block("python"), {})
    halves = [set(pl.read_csv(f"{name}.csv")["family"]) for name in ("choose", "report")]
    assert all(halves)
    assert halves[0] & halves[1] == set()
    assert halves[0] | halves[1] == set(families)


def test_the_settings_shown_are_settings() -> None:
    config = ss.ScreenConfig.model_validate(yaml.safe_load(block("yaml")))
    assert config.weights
    pairs = pl.DataFrame({"query": ["A MILL"], "target": ["A MILL"], "label": [1]})
    assert ss.evaluate(pairs, mode="pair", config=config).config == config


def test_every_reject_code_is_named() -> None:
    assert set(FAULTS) <= set(re.findall(r"`(\w+)`", PAGE))
    assert len(FAULTS) >= 5
