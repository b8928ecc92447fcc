"""A file of every format and layout: each row accounted for, each name and number found again."""

import io
import sys
from pathlib import Path

import pytest
from benchmarks.format_case import Case, run_case
from benchmarks.format_files import piped, piped_bytes
from benchmarks.format_samples import cases as sample_cases
from benchmarks.intake_formats import main, synthetic
from tests.intake.files import SAMPLES, needs_samples

import supplyscreen as ss


@pytest.mark.parametrize("case", synthetic(), ids=lambda case: case.name)
def test_synthetic_file(case: Case, tmp_path: Path) -> None:
    told = run_case(case, tmp_path)
    assert told.faults == ()
    assert told.adds_up
    assert told.rows > 0


@pytest.mark.parametrize("case", synthetic(), ids=lambda case: case.name)
def test_its_kind_is_told_too(case: Case, tmp_path: Path) -> None:
    assert ss.detect_kind(case.make(tmp_path), mapping=case.mapping) == case.kind


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped_bytes())))
    assert run_case(piped(), tmp_path).faults == ()


@needs_samples
@pytest.mark.parametrize("case", list(sample_cases(SAMPLES)), ids=lambda case: case.name)
def test_real_sample(case: Case, tmp_path: Path) -> None:
    told = run_case(case, tmp_path)
    assert told.faults == ()
    assert told.adds_up
