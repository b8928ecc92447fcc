"""A file of every format and layout: each row accounted for, each name and number found again."""

import io
import sys
from pathlib import Path

import pytest
from benchmarks.format_case import Case, run_case
from benchmarks.format_files import piped, piped_bytes
from benchmarks.format_samples import cases as sample_cases
from benchmarks.intake_formats import synthetic
from tests.intake.files import SAMPLES, needs_samples

# Delimiters and encodings are in tests/files; the benchmark reads them as manifests too.
CASES = [case for case in synthetic() if not case.name.startswith("CSV, ")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_synthetic_file(case: Case, tmp_path: Path) -> None:
    told = run_case(case, tmp_path)
    assert told.faults == ()
    assert told.adds_up


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped_bytes())))
    assert run_case(piped(), tmp_path).faults == ()


@needs_samples
def test_every_party_of_the_real_head_of_2018(tmp_path: Path) -> None:
    # The real supplier lists are in test_suppliers.py; the benchmark runs all samples.
    told = run_case(next(sample_cases(SAMPLES)), tmp_path)
    assert told.faults == ()
    assert told.adds_up
