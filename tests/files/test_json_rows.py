"""JSON lines, arrays, GeoJSON and pages of an API: every object is a row or a reject."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.files.reading import cells, rows, told, whole
from tests.intake.files import SUPPLIER_LISTS, needs_samples, write

from supplyscreen.errors import InputError
from supplyscreen.files import json_rows
from supplyscreen.files.json_rows import read_json
from supplyscreen.files.table import Table

POINT = {"type": "Point", "coordinates": [121.5, 29.8]}
MILL = {
    "id": "CN20240011AAAAA",
    "type": "Feature",
    "geometry": POINT,
    "properties": {
        "name": "Example Mill",
        "other_names": ["Mill One", "Mill Two"],
        "sector": [{"values": ["Apparel", "Yarn"]}, {"values": ["Home"]}],
        "claim_info": None,
        "is_closed": False,
    },
}
MILL_ROW = {
    "id": "CN20240011AAAAA",
    "name": "Example Mill",
    "other_names": "Mill One; Mill Two",
    "sector.values": "Apparel; Yarn; Home",
    "claim_info": None,
    "is_closed": "false",
    "lat": "29.8",
    "lng": "121.5",
}


def table_of(folder: Path, text: str | bytes) -> Table:
    return read_json(write(folder, text, "a.json"), name="a.json")[0]


@pytest.mark.parametrize(
    ("text", "headings", "expected"),
    [
        ('{"a":1,"b":"x"}\n{"b":"y"}\n', ("a", "b"), [("1", "x"), (None, "y")]),
        ('\ufeff{"a":1}\r\n{"a":2}', ("a",), [("1",), ("2",)]),
        ('[{"a":1},{"b":"y","a":null}]', ("a", "b"), [("1", None), (None, "y")]),
        ('[\n {"a": 1.0},\n {"a": 2.50}\n]', ("a",), [("1",), ("2.5",)]),
        ('{"a": 20180101123456789012345}', ("a",), [("20180101123456789012345",)]),
        ('{"p":{"q":{"r":1}},"l":["x","y",null,""]}', ("p.q.r", "l"), [("1", "x; y")]),
        ('{"l":[{"n":"x"},{"n":"y","m":1}],"e":[],"o":{}}', ("l.n", "l.m", "e", "o"),
         [("x; y", "1", None, None)]),
        ('{"t":true,"f":false,"n":null,"s":"  x "}', ("t", "f", "n", "s"),
         [("true", "false", None, "x")]),
        ('{"\\ud83d":"\\ud83d"}', ("\ufffd",), [("\ufffd",)]),
        ('{"results":[{"a":1}],"count":1}', ("a",), [("1",)]),
        ('{"items":[{"a":1},{"a":2}],"page":1}', ("a",), [("1",), ("2",)]),
        ('{\n"a": 1,\n"b": [2, 3]\n}', ("a", "b"), [("1", "2; 3")]),
    ],
)  # fmt: skip
def test_objects_become_rows_of_text(
    tmp_path: Path, text: str, headings: tuple[str, ...], expected: list[Any]
) -> None:
    table = table_of(tmp_path, text)
    assert table.headings == headings
    assert cells(table) == expected


@pytest.mark.parametrize(
    "document",
    [
        MILL,
        {"type": "FeatureCollection", "features": [MILL]},
        {"count": 1, "next": None, "previous": None, "features": [MILL]},
        {"results": [MILL]},
        [MILL],
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_features_wherever_they_stand(tmp_path: Path, document: Any, indent: int | None) -> None:
    table = table_of(tmp_path, json.dumps(document, indent=indent))
    assert dict(zip(table.headings, cells(table)[0], strict=True)) == MILL_ROW


def test_properties_go_before_the_geometry_and_areas_have_no_point(tmp_path: Path) -> None:
    own = {"type": "Feature", "geometry": POINT, "properties": {"lat": "1", "lng": "2"}}
    area = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}}
    text = f"{json.dumps(own)}\n{json.dumps(area | {'properties': {'name': 'x'}})}\n"
    assert cells(table_of(tmp_path, text)) == [("1", "2", None), (None, None, "x")]


def test_more_pages_are_told(tmp_path: Path) -> None:
    page = {"count": 120, "next": "https://example.org/?page=2", "features": [MILL]}
    notes = " ".join(table_of(tmp_path, json.dumps(page)).notes)
    assert "1 objects of 120; more pages follow" in notes


def test_broken_lines_are_rejects_with_their_line(tmp_path: Path) -> None:
    lines = [
        b'{"a":1}',
        b'{"a":',
        b"",
        b"[1]",
        b"7",
        b'{"a":NaN}',
        b'{"a":"\xff"}',
        b'{"a":2}',
        b"",
    ]
    table = table_of(tmp_path, b"\n".join(lines))
    assert rows(table) == [1, 7, 8]
    table = table_of(tmp_path, b"\n".join(lines))
    assert [line[:2] + line[3:] for line in told(table)] == [
        (2, "row", "bad_json", '{"a":'),
        (3, "row", "empty_row", None),
        (4, "row", "bad_json", "[1]"),
        (5, "row", "bad_json", "7"),
        (6, "row", "bad_json", '{"a":NaN}'),
        (7, "cell", "undecoded_text", '{"a":"\ufffd"}'),
    ]
    assert table.rows == 8


def test_a_key_that_comes_late_is_told_with_its_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_rows, "HEAD_OBJECTS", 1)
    table = table_of(tmp_path, '{"a":1}\n{"a":2,"late":"x","no":null}\n')
    assert whole(table)[0].height == 2
    table = table_of(tmp_path, '{"a":1}\n{"a":2,"late":"x","no":null}\n')
    assert told(table) == [(2, "cell", "late", "unknown_key", "x")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is no JSON"),
        ('{"a": 1', "is no JSON"),
        ('"text"', "one JSON value"),
        ("[1, 2]", "holds no JSON object"),
        ("[]", "holds no JSON object: it is empty"),
        ("{}\n{}\n", "holds no JSON object: it is empty"),
        (b'[{"a":"\xff"}]', "is no UTF-8 text"),
        ("[" * 100_000, "nested too deeply|is no JSON"),
        ('{"a":' * 100_000, "nested too deeply|is no JSON"),
    ],
)
def test_what_holds_no_objects_is_refused(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        table_of(tmp_path, text)


NUMBER = st.integers(-(10**25), 10**25).map(str) | st.sampled_from(
    [
        "0.5",
        "1.0",
        "-0.0",
        "2.50",
        "1e3",
        "1.5e-2",
        "2018010112345.0",
        "0.12345678901234567",
        "1e99",
    ]
)
TEXT = st.text(st.sampled_from('aé纺 1.0{["\\\n'), max_size=6).map(json.dumps)
PLAIN = NUMBER | TEXT | st.sampled_from(["null", "true", "false", '"\\ud83d"', "[]", "{}", "NaN"])
VALUE = PLAIN | st.lists(PLAIN, max_size=3).map(lambda items: f"[{', '.join(items)}]")
KEY = st.sampled_from(["a", "b", "c", "late", "source_row"])
OBJECT = st.dictionaries(
    KEY,
    VALUE
    | st.dictionaries(KEY, VALUE, max_size=2).map(
        lambda inner: "{" + ",".join(f'"{key}": {value}' for key, value in inner.items()) + "}"
    ),
).map(lambda outer: "{" + ",".join(f'"{key}":{value}' for key, value in outer.items()) + "}")
LINE = OBJECT | st.sampled_from(["", "{", "[1]", "7", '{"a":1}{"a":2}', "\t"])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(LINE, min_size=1, max_size=5), ending=st.sampled_from(["\n", "\r\n"]))
def test_the_fast_reader_says_the_same_as_the_careful_one(
    tmp_path: Path, lines: list[str], ending: str
) -> None:
    """Whatever the lines hold: same cells, same rejects, and no line lost."""
    text = ending.join(['{"a":1,"b":"x","c":[1]}', '{"a":2}', *lines, '{"a":3}'])
    path = write(tmp_path, text, "a.jsonl")
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_rows, "HEAD_OBJECTS", 2)
        for piece in (2**24, 1):
            patch.setattr(json_rows, "PIECE", piece)
            table = read_json(path, name="a")[0]
            frame, rejects = whole(table)
            found.append((frame.rows(), sorted(rejects.rows(), key=str)))
            assert table.rows == len(lines) + 3
        patch.setattr(json_rows, "fast_cells", lambda *_: None)
        frame, rejects = whole(read_json(path, name="a")[0])
        found.append((frame.rows(), sorted(rejects.rows(), key=str)))
    assert found[0] == found[1] == found[2]


@needs_samples
def test_the_real_facility_of_open_supply_hub() -> None:
    path = SUPPLIER_LISTS / "oshub_api_facility_detail_example.json"
    table = read_json(path, name="facility.json")[0]
    row = dict(zip(table.headings, cells(table)[0], strict=True))
    assert table.form == "GeoJSON, one feature"
    assert row["id"] == row["os_id"] == "DE20211253G9MQX"
    assert (row["lat"], row["lng"]) == ("52.52341", "13.40625")
    assert row["sector.values"] == "Apparel"
