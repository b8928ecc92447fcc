"""The country of a port of lading."""

import polars as pl
import pytest
from tests.intake.files import AMS, needs_samples

from supplyscreen.cells.ports import port_countries, port_findings


@pytest.mark.parametrize(
    ("port", "country"),
    [
        ("Kaohsiung,China (Taiwan)", "TW"),
        ("Shanghai ,China (Mainland)", "CN"),
        ("Hong Kong,Hong Kong", "HK"),
        ("Port Swettenham,Malaysia", "MY"),
        ("Bremerhaven,Federal Republic of Germany", "DE"),
        ("Guanta,Venezuala", "VE"),
        ("Come by Chance, NFLD ,Canada", "CA"),
        ("KAOHSIUNG TAIWAN", "TW"),
        ("Busan, Korea, Republic of", "KR"),
        ("57037", "CN"),
        ("58309", "TW"),
        ("24801", None),  # the islands of several countries
        ("99999", None),
        ("Shanghai", None),
        ("NHAVA SHEVA", None),
        (None, None),
    ],
)
def test_port_countries(port: str | None, country: str | None) -> None:
    assert port_countries(pl.Series([port], dtype=pl.String)).to_list() == [country]


def test_codes_and_unread_ports_are_told() -> None:
    ports = ["57037", "NOWHERE BAY", "Izmir ,Turkey", None, "NOWHERE BAY"]
    rows = {"port": ports, "source_file": "m.csv", "source_row": range(2, 7)}
    frame = pl.DataFrame(rows, schema_overrides={"source_row": pl.Int64})
    told = port_findings(frame, "port", port_countries(frame["port"]), heading="Port of Lading")
    assert told.select("code", "treatment", "count", "value", "became").rows() == [
        ("port_code", "repaired", 1, "57037", "CN"),
        ("port_unread", "kept", 2, "NOWHERE BAY", None),
    ]


@needs_samples
def test_every_port_of_a_real_manifest_has_a_country() -> None:
    path = AMS / "ams__header_2018__202001290000.csv"
    ports = pl.read_csv(path, infer_schema=False)["foreign_port_of_lading"].drop_nulls()
    assert port_countries(ports).null_count() == 0
