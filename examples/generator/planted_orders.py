"""Planted bills of companies named in orders under Section 307, all over the world."""

from datetime import date

from .checks import BEFORE, ENDED, goods, listed
from .shape import Goods, Party, Plant

KLANG = "Port Swettenham,Malaysia"
GLOVES = Goods("DISPOSABLE NITRILE EXAMINATION GLOVES HS CODE 401519", "4015")
GARMENTS = Goods("MENS KNITTED POLO SHIRTS", "6105")

ORDERS = (
    Plant(
        "glove maker, order in force", (
            listed("s307-059", "gloves of the Finding of 2021, before it was modified"),
        ),
        date(2021, 6, 15), KLANG,
        Party("TOP GLOVE CORPORATION BHD", ("LOT 21, JALAN KILANG LAMA, KLANG", "MALAYSIA")),
        goods=GLOVES, country="MY",
    ),
    Plant(
        "glove maker, order modified before", (
            listed("s307-059", "two years after the Finding was modified", timing=ENDED),
        ),
        date(2023, 10, 10), KLANG,
        Party("TOP GLOVE CORPORATION BHD", ("LOT 21, JALAN KILANG LAMA, KLANG", "MALAYSIA")),
        goods=GLOVES, country="MY",
    ),
    Plant(
        "glove maker, member of a group", (
            listed("s307-066", "a named company of Brightway Group, the order in force"),
        ),
        date(2022, 6, 20), KLANG,
        Party("BRIGHTWAY HOLDINGS SDN. BHD.", ("JALAN PERINDUSTRIAN 4, KLANG,", "MALAYSIA")),
        goods=GLOVES, country="MY",
    ),
    Plant(
        "garment maker in India", (
            listed("s307-070", "shipped in the five weeks in which the order was in force"),
        ),
        date(2022, 8, 22), "Tuticorin,India",
        Party("NATCHI APPAREL (P) LTD.", ("DINDIGUL DISTRICT, TAMIL NADU,", "INDIA")),
        goods=GARMENTS, country="IN", form="regular",
    ),
    Plant(
        "garment maker in Jordan", (listed("s307-082", "three weeks after the order"),),
        date(2026, 7, 15), "Aqaba,Jordan",
        Party("CASUAL WEAR APPAREL L.L.C.", ("INDUSTRIAL ESTATE, IRBID, JORDAN",)),
        goods=GARMENTS, country="TR", form="regular",
    ),
    Plant(
        "garment maker in Jordan, before the order", (
            listed("s307-083", "shipped a year before the order", timing=BEFORE),
        ),
        date(2025, 6, 3), "Aqaba,Jordan",
        Party("NEEDLE CRAFT LTD", ("INDUSTRIAL ESTATE,", "SAHAB, AMMAN, JORDAN")),
        goods=GARMENTS, country="TR", form="regular",
    ),
    Plant(
        "garment maker in Mauritius", (listed("s307-078", "after the order of November 2025"),),
        date(2026, 2, 17), "Port Louis,Mauritius",
        Party("FIREMOUNT GROUP LTD", ("PORT LOUIS, MAURITIUS",)), goods=GARMENTS, country="IN",
        form="regular",
    ),
    Plant(
        "bicycle maker in Taiwan", (listed("s307-077", "after the order of September 2025"),),
        date(2026, 3, 9), "Taichung,China (Taiwan)",
        Party("GIANT MANUFACTURING CO., LTD.", ("TAICHUNG, TAIWAN",)),
        goods=Goods("BICYCLES AND PARTS HS CODE 871200", "8712"), country="TW",
    ),
    Plant(
        "salt farm in Korea", (listed("s307-075", "after the order of April 2025"),),
        date(2025, 11, 4), "Pusan,South Korea",
        Party("TAEPYUNG SALT FARM", ("SINAN-GUN, JEOLLANAM-DO,", "SOUTH KOREA")),
        goods=Goods("SOLAR SEA SALT 20KG", "2501", "BAG"), country="TW", form="regular",
    ),
    Plant(
        "sugar company", (listed("s307-071", "between the order and its modification"),),
        date(2023, 2, 27), "Caucedo,Dominican Republic",
        Party("CENTRAL ROMANA CORPORATION LIMITED", ("LA ROMANA, DOMINICAN REPUBLIC",)),
        goods=Goods("RAW CANE SUGAR IN BULK", "1701", "LBK"), country="ES", form="regular",
    ),
    Plant(
        "tire maker in Serbia, cut at 35", (listed("s307-079", "the town is cut off the name"),),
        date(2026, 4, 13), "Koper,Slovenia",
        Party("LINGLONG INTERNATIONAL EUROPE D.O.O", ("ZRENJANIN, SERBIA",)),
        goods=Goods("NEW PNEUMATIC TIRES", "4011", "PCS"), country="IT", form="regular",
    ),
    Plant(
        "work gloves of China", (
            listed("s307-072", "a subsidiary that the order names, its brackets closed up"),
            goods("uflpa-apparel", "6116: knitted gloves, from mainland China"),
        ),
        date(2024, 7, 23), "Shanghai ,China (Mainland)",
        Party("SELECT(NANTONG)SAFETY PRODUCTS CO.", ("LTD. NANTONG, JIANGSU, CHINA",)),
        goods=Goods("CUT RESISTANT WORK GLOVES", "6116"),
    ),
)  # fmt: skip
