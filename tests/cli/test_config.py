"""Settings files: what is read, and how a wrong one is told."""

from pathlib import Path

import pytest

from supplyscreen.cli.config import read_config, settings_of, with_goods_lists
from supplyscreen.errors import ConfigError
from supplyscreen.models import ScreenConfig


def written(folder: Path, text: str, name: str = "config.yml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yml", "flag_threshold: 0.75\nwatchlists: [us_dhs_uflpa]\n"),
        ("a.json", '{"flag_threshold": 0.75,\n\t"watchlists": ["us_dhs_uflpa"]}'),
        ("a.yml", '\ufeff{"flag_threshold": 0.75, "watchlists": ["us_dhs_uflpa"]}'),
    ],
)
def test_yaml_and_json_give_the_same_settings(tmp_path: Path, name: str, text: str) -> None:
    expected = ScreenConfig(flag_threshold=0.75, watchlists=("us_dhs_uflpa",))
    assert read_config(written(tmp_path, text, name)) == expected


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert read_config(written(tmp_path, "# nothing yet\n")) == ScreenConfig()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("flag_threshold: high", ["flag_threshold", "'high'", "number"]),
        ("flag_threshold: 70", ["flag_threshold", "70", "less than or equal to 1"]),
        ("flag_treshold: 0.7", ["flag_treshold is not a setting", "did you mean flag_threshold"]),
        ("grounds: [listed_party, smell]", ["grounds.1", "'smell'", "'place'"]),
        ("report_rows: 0\ncolour: red", ["report_rows: found 0", "colour is not a setting"]),
        ("- flag_threshold", ["found a list", "expected settings"]),
        ("flag_threshold: [0.7", ["line 1", "expected YAML or JSON"]),
        ("a: b: c", ["line 1", "expected YAML or JSON"]),
        ("a: " + "[" * 5000, ["expected YAML or JSON"]),
        ("flag_threshold: 0.95", ["expected flag_threshold <= probable_from <= strong_from"]),
        ("watchlists: us_dhs_uflpa", ["watchlists: found 'us_dhs_uflpa', expected a list"]),
    ],
)
def test_a_wrong_file_names_field_found_and_expected(
    tmp_path: Path, text: str, told: list[str]
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        read_config(path)
    assert error.value.message.startswith(str(path))
    assert [part for part in told if part not in error.value.message] == []
    assert error.value.hint


def test_broken_json_names_the_line(tmp_path: Path) -> None:
    path = written(tmp_path, '{"report_rows": 5,\n "grounds": }', "config.json")
    with pytest.raises(ConfigError, match="line 2"):
        read_config(path)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    latin = tmp_path / "latin.yml"
    latin.write_bytes(b"watchlists: [\xe9]")
    for path, told in [(tmp_path / "absent.yml", "No such file"), (tmp_path, ""), (latin, "UTF-8")]:
        with pytest.raises(ConfigError, match="cannot read the settings") as error:
            read_config(path)
        assert told in error.value.message


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ([], ("us_cbp_section307",)),
        (["us_dhs_uflpa"], ("us_dhs_uflpa",)),
        (["us_dhs_uflpa", "other"], ("us_dhs_uflpa", "other")),
        (["us_dhs_uflpa, other"], ("us_dhs_uflpa", "other")),
    ],
)
def test_lists_overrule_the_file(
    tmp_path: Path, lists: list[str], expected: tuple[str, ...]
) -> None:
    path = written(tmp_path, "watchlists: [us_cbp_section307]\nreport_rows: 7\n")
    settings = settings_of(path, lists)
    assert (settings.watchlists, settings.report_rows) == (expected, 7)


def test_an_empty_list_id_is_refused() -> None:
    with pytest.raises(ConfigError, match="expected ids of lists"):
        settings_of(None, ["us_dhs_uflpa,"])


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ("eo-13126",)),
        (["dol-forced-labor"], ("dol-forced-labor",)),
        (["dol-forced-labor, dol-downstream"], ("dol-forced-labor", "dol-downstream")),
    ],
)
def test_goods_lists_overrule_the_file(names: list[str], expected: tuple[str, ...]) -> None:
    given = ScreenConfig(goods_lists=("eo-13126",))
    assert with_goods_lists(given, names).goods_lists == expected


@pytest.mark.parametrize("names", [["dol"], ["dol-forced-labor,"], [""]])
def test_an_unknown_goods_list_is_refused(names: list[str]) -> None:
    with pytest.raises(ConfigError, match="expected some of dol-forced-labor, dol-child-labor"):
        with_goods_lists(ScreenConfig(), names)
