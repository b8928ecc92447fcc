"""Invented carriers, vessels and forwarders."""

from .shape import Vessel

# Invented: four letters like a SCAC. A test compares them with the carriers of real bills.
CARRIERS = ("QZVL", "XQOM", "ZWKL", "QXHB", "VZQC", "ZQPT")

# IMO numbers end in a check digit; here it is wrong on purpose, so no real vessel has the number.
VESSELS = (
    Vessel("OSTRALINE PELICAN", "LR", "9990013"),
    Vessel("OSTRALINE HERON", "LR", "9990025"),
    Vessel("OSTRALINE PETREL", "MH", "9990037"),
    Vessel("VELLUMAR DAWN", "HK", "9990049"),
    Vessel("VELLUMAR DUSK", "HK", "9990051"),
    Vessel("VELLUMAR NOON", "PA", "9990063"),
    Vessel("QUILLON BRIDGE", "SG", "9990075"),
    Vessel("QUILLON TOWER", "SG", "9990087"),
    Vessel("BRACKENSEA ONE", "CY", "9990099"),
    Vessel("BRACKENSEA FOUR", "MT", "9990104"),
    Vessel("MIRTHAVEN EXPRESS", "PA", "9990116"),
    Vessel("TARNWICK STAR", "GB", "9990128"),
)

# House bill prefix, and the names under which the forwarder ships from each country.
FORWARDERS = (
    ("ZPLQ", "PELLERINE FREIGHT"),
    ("QHBX", "HARBORLARK CONTAINER LINE"),
    ("XVTZ", "VANTREE LOGISTICS"),
    ("QOLW", "OLLERWAY CARGO"),
    ("ZKSQ", "KESTRELINE SHIPPING"),
    ("XDMQ", "DOMMERIC CONSOLIDATION"),
)

US_OFFICES = (
    "1900 MARROWFIELD AVE SUITE 210, CARSON, CA 90745 USA",
    "48 TILLERMAN ROAD, AVENEL, NJ 07001 UNITED STATES",
    "7305 QUARRYSTONE PARKWAY, ATLANTA, GA 30349 USA TEL: 404-555-0142",
    "2250 OLD DRAYMAN LANE, ELK GROVE VILLAGE, IL 60007 USA",
)

UNLADING = (
    ("Los Angeles, California", 16),
    ("Long Beach, California", 8),
    ("New York/Newark Area, Newark, New Jersey", 13),
    ("Savannah, Georgia", 9),
    ("Charleston, South Carolina", 9),
    ("Norfolk, Virginia", 7),
    ("Houston, Texas", 7),
    ("Tampa, Florida", 4),
    ("Miami, Florida", 4),
    ("Oakland, California", 4),
    ("Seattle, Washington", 3),
    ("Baltimore, Maryland", 2),
)
