"""disclosure.yml: what is read, what is a blank, and how a fault is told."""

from pathlib import Path

import pytest
from tests.disclosures.made import EXAMPLE

from supplyscreen.disclosures import Disclosure, disclosure_example, read_disclosure
from supplyscreen.disclosures.company import field_names
from supplyscreen.errors import InputError


def written(folder: Path, text: str) -> Path:
    path = folder / "disclosure.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet\n",
        "{}",
        "audits:\n",
        "audits:\n  done:\n  extent: ''\n",
        "audits: {done: ~, extent: null}\ncompany:\n  sites: ['', '  ']\nrevisions: []\n",
        "audits:\n  extent: '[TO BE COMPLETED BY THE COMPANY]'\n",
        "\ufeffaudits:\n  extent: '   '\n",
    ],
)
def test_what_says_nothing_is_a_blank(tmp_path: Path, text: str) -> None:
    assert read_disclosure(written(tmp_path, text)) == Disclosure()


@pytest.mark.parametrize("word", ["no", "No", "NO", "false", "'no'", '" no "'])
def test_a_no_stays_a_no(tmp_path: Path, word: str) -> None:
    """YAML 1.1 takes a plain no for false; JSON users write false."""
    assert read_disclosure(written(tmp_path, f"audits:\n  done: {word}\n")).audits.done == "no"


def test_values_are_read(tmp_path: Path) -> None:
    text = (
        "company:\n  name: ' 株式会社 Example '\n  sites: [A, B]\naudits:\n  announced_count: 6\n"
        "approval:\n  signed_on: 2026-03-31\nrevisions:\n- revised_on: 2026-05-20\n"
        "verification:\n  extent: |\n    two\n    lines\n"
    )
    found = read_disclosure(written(tmp_path, text))
    assert found.company.name == "株式会社 Example"
    assert found.company.sites == ("A", "B")
    assert found.audits.announced_count == 6
    assert str(found.approval.signed_on) == "2026-03-31"
    assert str(found.revisions[0].revised_on) == "2026-05-20"
    assert found.verification.extent == "two\nlines"
    assert found.value("audits.announced_count") == 6
    assert found.value("audits.done") is None


def test_json_is_read_too(tmp_path: Path) -> None:
    path = written(tmp_path, '{"audits": {"done": "partly", "announced_count": 2}}')
    assert read_disclosure(path).audits.announced_count == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("audits:\n  dnoe: yes\n", "line 2: audits.dnoe is not a field, did you mean done?"),
        ("audit:\n  done: yes\n", "line 1: audit is not a field, did you mean audits?"),
        ("\n\naudits:\n  done: maybe\n", "line 4: audits.done: found 'maybe', expected 'yes'"),
        ("audits:\n  announced_count: -3\n", "line 2: audits.announced_count: found '-3'"),
        ("audits:\n  announced_count: '6 or 7'\n", "found '6 or 7', expected a valid integer"),
        ("audits:\n  extent: [a]\n", "line 2: audits.extent: found \"['a']\""),
        ("approval:\n  signed_on: 2026-02-31\n", "line 2: approval.signed_on: found '2026-02-31'"),
        ("training: all\n", "line 1: training: found 'all', expected fields, such as done: ..."),
        ("company:\n  sites: one\n", "line 2: company.sites: found 'one', expected a list"),
        ("revisions:\n- revised_on: x\n", "line 2: revisions.0.revised_on: found 'x'"),
        ("revisions:\n- when: x\n", "line 2: revisions.0.when is not a field"),
        ("audits:\n  done: yes\n  done: no\n", "line 3: done is written twice"),
        ("- a\n", "found no parts, expected `company:`"),
        ("audits: &a\n  done: yes\ntraining: *a\n", "a repetition"),
        ("audits: [\n", "is not a YAML file in UTF-8"),
        ("a: " + "[" * 5000, "is not a YAML file in UTF-8"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_disclosure(written(tmp_path, text))
    assert told in caught.value.message
    assert "disclosure.yml" in caught.value.message
    assert caught.value.hint


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    wrong = "".join(f"  wrong{place}: x\n" for place in range(14))
    with pytest.raises(InputError, match="and 4 more"):
        read_disclosure(written(tmp_path, f"audits:\n{wrong}"))


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no disclosure file: No such file"):
        read_disclosure(tmp_path / "none.yml")
    with pytest.raises(InputError, match="no disclosure file"):
        read_disclosure(tmp_path)
    (tmp_path / "latin.yml").write_bytes("company:\n  name: Müller\n".encode("latin-1"))
    with pytest.raises(InputError, match="is not a YAML file in UTF-8"):
        read_disclosure(tmp_path / "latin.yml")


def test_the_example_reads_back(tmp_path: Path) -> None:
    assert read_disclosure(written(tmp_path, disclosure_example())) == Disclosure()
    full = read_disclosure(written(tmp_path, disclosure_example(filled=True)))
    assert [name for name in field_names() if full.value(name) is None] == []


def test_the_example_names_every_field_and_explains_it() -> None:
    lines = disclosure_example().splitlines()
    for name in field_names():
        field = name.rpartition(".")[2]
        places = [at for at, line in enumerate(lines) if line.strip().startswith(f"{field}:")]
        assert places, name
        assert all(lines[at - 1].strip().startswith("#") for at in places), name
    assert max(map(len, lines)) <= 100


def test_the_example_in_the_repository_is_the_one_that_is_made() -> None:
    """After a change: python tests/disclosures/regenerate.py"""
    assert EXAMPLE.read_text(encoding="utf-8") == disclosure_example(filled=True)
