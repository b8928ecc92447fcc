"""Planted bills that cannot be screened in full, and bills that are superseded."""

from datetime import date

from .checks import gap
from .planted_listed import NINGBO, SHANGHAI, YANTIAN
from .shape import Check, Goods, Party, Plant

MOVING = Goods("USED HOUSEHOLD GOODS AND PERSONAL EFFECTS", "", "PKG")
PLAIN = Goods("PLASTIC HANGERS", "3924")

GAPS = (
    Plant("shipper and consignee withheld", (
        gap("shipper_not_stated", "no shipper row"),
        gap("consignee_not_stated", "no consignee row")),
        date(2023, 1, 30), SHANGHAI, "withheld", "withheld", goods=PLAIN),
    Plant("shipper withheld", (gap("shipper_not_stated", "no shipper row, a consignee row"),),
          date(2024, 7, 1), YANTIAN, "withheld", goods=PLAIN),
    Plant("shipper withheld, regular bill", (gap("shipper_not_stated", "no shipper row"),),
          date(2025, 4, 7), "Nhava Sheva,India", "withheld", "withheld", form="regular",
          country="IN"),
    Plant("to order", (gap("consignee_to_order", "TO ORDER names nobody"),),
          date(2023, 10, 2), "Mersin,Turkey", consignee=Party("TO ORDER"), country="TR"),
    Plant("to the order of a bank", (gap("consignee_to_order", "the bank is not the buyer"),),
          date(2024, 2, 5), "Mundra,India", country="IN", consignee=Party(
              "TO THE ORDER OF BRACKENWOLD BANK NA", ("2 TOWER STREET,", "NEW YORK, NY"))),
    Plant("forwarder only", (gap("forwarder_only", "the only shipper of the house bill forwards"),),
          date(2024, 9, 30), NINGBO, goods=PLAIN, form="lone_house",
          shipper=Party("PELLERINE FREIGHT CO LTD",
                        ("ROOM 88, JINYUAN MANSION,", "NINGBO, CHINA"))),
    Plant("forwarder only, master bill", (
        gap("forwarder_only", "a forwarder's master bill, and none of its house bills is here"),),
        date(2025, 2, 3), SHANGHAI, goods=PLAIN, form="lone_master",
        shipper=Party("KESTRELINE SHIPPING (CHINA)",
                      ("CO., LTD. SHANGHAI BRANCH", "SHANGHAI CHINA"))),
    Plant("private person", (gap("private_person", "a household moves: Mr. and/or Mrs."),),
          date(2023, 8, 28), "Bremerhaven,Federal Republic of Germany", country="DE",
          shipper=Party("MR. AND/OR MRS.", ("ELDRIC QUENBYFORD", "LINDENWEG 3, 73230 KIRCHHEIM",
                                            "GERMANY")),
          consignee=Party("MR. AND/OR MRS.", ("ELDRIC QUENBYFORD", "12 DRUMLIN AVENUE",
                                              "GREER SC 29650 USA")),
          goods=MOVING, form="regular"),
    Plant("placeholder", (gap("shipper_placeholder", "NOT AVAILABLE is not a name"),),
          date(2024, 5, 27), YANTIAN, Party("NOT AVAILABLE"), goods=PLAIN),
    Plant("placeholder", (gap("consignee_placeholder", "UNKNOWN is not a name"),),
          date(2025, 9, 29), "Vung Tau,Vietnam", consignee=Party("UNKNOWN"), country="VN"),
    Plant("deleted", (Check("superseded", "deleted", "the bill was deleted: not screened"),),
          date(2024, 4, 22), SHANGHAI,
          Party("XINJIANG TIANSHAN WOOL TEXTILE CO L", ("CHINA",)), goods=PLAIN, form="regular",
          status="Deleted"),
    Plant("corrected later", (
        Check("superseded", "amended_later", "the first copy is not screened"),
        Check("listed_party", "uflpa-ninestar", "the corrected copy names another shipper",
              must_not=True)),
        date(2025, 3, 10), YANTIAN, status="Amended", goods=PLAIN,
        earlier=Party("NINESTAR CORPORATION", ("ZHUHAI CHINA",))),
)  # fmt: skip
