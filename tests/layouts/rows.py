"""Heading rows as the sources write them, and what is to be read from each."""

from dataclasses import dataclass


def _parts(text: str) -> list[str]:
    return text.split("|" if "|" in text else ",")


_COMPANY = _parts(
    "|Address|City|State/Region|Postal Code|Country|Full Address|Email 1|Email 2|Email 3|Phone 1"
    "|Phone 2|Phone 3|Fax|Website 1|Website 2|Profile|SPCIQ ID|MI Key|D-U-N-S®|Industry|Revenue"
    "|Employees|Market Capitalization|Incorporation Year|Trade Roles|SIC Codes|Stock Tickers"
    "|(Original Format)|Global HQ|Global HQ Address|Global HQ D-U-N-S®|Domestic HQ"
    "|Domestic HQ Address|Domestic HQ D-U-N-S®|Ultimate Parent|Ultimate Parent Website"
    "|Ultimate Parent Headquarters Address|Ultimate Parent Profile|Ultimate Parent SPCIQ ID"
    "|Ultimate Parent MI Key|Ultimate Parent Stock Tickers"
)
_PANJIVA = [
    "Bill of Lading Number",
    "Bill of Lading Type",
    "Master Bill of Lading Number",
    "Arrival Date",
    "Matching Fields",
    *[f"Consignee {each}".strip() for each in _COMPANY],
    *[f"Shipper {each}".strip() for each in _COMPANY],
    *_parts(
        "Carrier|Notify Party|Notify Party SCAC|Shipment Origin|Shipment Destination"
        "|Shipment Destination Region|Port of Unlading|Port of Unlading Region|Port of Lading"
        "|Port of Lading Region|Port of Lading Country|Place of Receipt|Transport Method|Vessel"
        "|Vessel Voyage ID|Vessel IMO|Is Containerized|Volume (TEU)|Quantity|Measurement"
        "|Weight (kg)|Weight (t)|Weight (Original Format)|Value of Goods (USD)|FROB"
        "|Manifest Number|Inbond Code|Industry - GICS|Number of Containers|Has LCL"
        "|Container Numbers|HS Code|Goods Shipped|Volume (Container TEU)|Container Marks"
        "|Divided/LCL|Container Type of Service|Container Types|Dangerous Goods"
    ),
]
_PARTY = "city,state_province,zip_code,country_code,contact_name,comm_number_qualifier,comm_number"
_HEADER = (
    "identifier,carrier_code,vessel_country_code,vessel_name,port_of_unlading,"
    "estimated_arrival_date,foreign_port_of_lading_qualifier,foreign_port_of_lading,"
    "manifest_quantity,manifest_unit,weight,weight_unit,measurement,measurement_unit,"
    "record_status_indicator,place_of_receipt,port_of_destination,"
    "foreign_port_of_destination_qualifier,foreign_port_of_destination,conveyance_id_qualifier,"
    "conveyance_id,in_bond_entry_type,mode_of_transportation,"
    + ",".join(f"secondary_notify_party_{n}" for n in range(1, 11))
    + ",actual_arrival_date"
)
_FEIII = (
    "identifier,trade_update_date,run_date,vessel_name,port_of_unlading,estimated_arrival_date,"
    "foreign_port_of_lading,record_status_indicator,place_of_receipt,port_of_destination,"
    "foreign_port_of_destination,secondary_notify_party_1,actual_arrival_date,consignee_name,"
    "consignee_address,consignee_contact_name,consignee_comm_number_qualifier,"
    "consignee_comm_number,shipper_party_name,shipper_address,shipper_contact_name,"
    "shipper_comm_number_qualifier,shipper_comm_number,container_number,"
    "description_sequence_number,piece_count,{text},harmonized_number,harmonized_value,"
    "harmonized_weight,harmonized_weight_unit"
)
_ACE = (
    "Importer Name|Importer Number|Bond Type|Entry Type Code|Entry Summary Number"
    "|Entry Summary Line Number|Importation Date|Entry Date|Entry Summary Date|Port of Entry Code"
    "|Reconciliation (Other) Status|Country of Origin Code|Country of Export Code|Manufacturer ID"
    "|Manufacturer Name|Foreign Exporter ID|Foreign Exporter Name|Line SPI Code|Line SPI"
    "|Tariff Ordinal Number|HTS Number - Full|Line Tariff Quantity (1)|Line Tariff UOM (1) Code"
    "|Line Goods Value Amount|Line Duty Amount|Latest PSC Filed Date"
)


@dataclass(frozen=True)
class Row:
    """A heading row, its layout, how many columns are used, and some of the fields."""

    layout: str
    headings: tuple[str, ...]
    used: int
    some: dict[str, str]


def _row(layout: str, headings: str | list[str], used: int, some: str) -> Row:
    """``headings`` parted by ``|`` or commas; ``some`` is ``field=heading;field=heading``."""
    each = _parts(headings) if isinstance(headings, str) else headings
    pairs = dict(pair.split("=") for pair in some.split(";")) if some else {}
    return Row(layout, tuple(each), used, pairs)


ROWS = (
    _row(
        "Panjiva US imports",
        _PANJIVA,
        29,
        "shipper_block=Shipper (Original Format);shipper_name=Shipper;"
        "shipper_address=Shipper Full Address;consignee_block=Consignee (Original Format);"
        "consignee_country=Consignee Country;hts_codes=HS Code;weight_kg=Weight (kg);"
        "notify_party_name=Notify Party;port_of_lading_country=Port of Lading Country",
    ),
    _row(
        "Panjiva US exports",
        "Bill of Lading Number|Shipment Date|Shipper|Shipper Country|Item Quantity|Vessel Country"
        "|Vessel SCAC|Container Number|Container Quantities|Goods Shipped",
        6,
        "shipper_name=Shipper;containers=Container Number",
    ),
    _row(
        "Panjiva China exports",
        "Shipment Month|Shipper|Shipper Name (Chinese Format)|Shipper Address (Chinese Format)"
        "|Province|Country of Sale|HS Code",
        5,
        "shipper_local_name=Shipper Name (Chinese Format);shipper_state=Province;"
        "shipper_local_address=Shipper Address (Chinese Format);shipper_name=Shipper",
    ),
    _row(
        "Panjiva buyer list",
        "Buyer Name|Full Address (main address)|State/Region|City|Country|Postal Code|Global HQ"
        "|Total Number of Shipments|Number of Matched Shipments|Top 3 Suppliers|Top 5 Products"
        "|Route|Panjiva URL",
        6,
        "name=Buyer Name;address=Full Address (main address);zip=Postal Code",
    ),
    _row(
        "Panjiva Xpressfeed US import table",
        "panjivaRecordId,arrivalDate,fileDate,conPanjivaId,conName,shpPanjivaId,shpName,"
        "shpCountry,portOfLading,portOfUnlading,quantity,weightKg,valueOfGoodsUSD,volumeTEU",
        8,
        "shipper_name=shpName;consignee_name=conName;identifier=panjivaRecordId",
    ),
    _row("Panjiva Xpressfeed HS code table", "panjivaRecordId,hsCode", 2, "hts_codes=hsCode"),
    _row("CBP AMS header table", _HEADER, 10, "port_of_lading=foreign_port_of_lading"),
    _row(
        "CBP AMS billgen table",
        "identifier,master_bol_number,house_bol_number,sub_house_bol_number,voyage_number,"
        "bill_type_code,manifest_number,trade_update_date,run_date",
        5,
        "master_bill_of_lading=master_bol_number;run_date=run_date",
    ),
    _row(
        "CBP AMS shipper table",
        "identifier,shipper_party_name,shipper_party_address_1,shipper_party_address_2,"
        f"shipper_party_address_3,shipper_party_address_4,{_PARTY}",
        11,
        "shipper_address_4=shipper_party_address_4;shipper_extra_line=comm_number;"
        "shipper_city=city",
    ),
    _row(
        "CBP AMS consignee table",
        "identifier,consignee_name,consignee_address_1,consignee_address_2,consignee_address_3,"
        f"consignee_address_4,{_PARTY}",
        11,
        "consignee_name=consignee_name;consignee_country=country_code",
    ),
    _row(
        "CBP AMS notifyparty table",
        "identifier,notify_party_name,notify_party_address_1,notify_party_address_2,"
        f"notify_party_address_3,notify_party_address_4,{_PARTY}",
        11,
        "notify_party_zip=zip_code",
    ),
    _row(
        "CBP AMS cargodesc table",
        "identifier,container_number,description_sequence_number,piece_count,description_text",
        4,
        "sequence=description_sequence_number;goods_description=description_text",
    ),
    _row(
        "CBP AMS container table",
        "identifier,container_number,seal_number_1,seal_number_2,equipment_description_code,"
        "container_length,container_height,container_width,container_type,load_status,"
        "type_of_service",
        2,
        "container_number=container_number",
    ),
    _row(
        "CBP AMS tariff table",
        "identifier,container_number,description_sequence_number,harmonized_number,"
        "harmonized_value,harmonized_weight,harmonized_weight_unit",
        4,
        "hts_codes=harmonized_number",
    ),
    _row(
        "CBP AMS marksnumbers table",
        "identifier,container_number," + ",".join(f"marks_and_numbers_{n}" for n in range(1, 9)),
        2,
        "",
    ),
    _row(
        "CBP AMS hazmat table",
        "identifier,container_number,hazmat_sequence_number,hazmat_code,hazmat_class,"
        "hazmat_code_qualifier,hazmat_contact,hazmat_page_number,hazmat_flash_point_temperature,"
        "hazmat_flash_point_temperature_negative_ind,hazmat_flash_point_temperature_unit,"
        "hazmat_description",
        2,
        "",
    ),
    _row(
        "CBP AMS hazmatclass table",
        "identifier,container_number,hazmat_sequence_number,hazmat_classification",
        2,
        "",
    ),
    _row(
        "FEIII / Enigma flat bills of lading",
        _FEIII.format(text="description_text") + ",identified_orgs",
        21,
        "shipper_name=shipper_party_name;goods_description=description_text;"
        "weight=harmonized_weight;consignee_extra_line=consignee_comm_number",
    ),
    _row(
        "FEIII / Enigma flat bills of lading",
        _FEIII.format(text="text"),
        21,
        "goods_description=text;arrival_date=actual_arrival_date",
    ),
    _row(
        "Snowflake USA_CBP imports table",
        "run_date,actual_date_of_arrival,master_bill_of_lading_number,"
        "house_bill_of_lading_number,bill_of_lading_type,estimated_arrival_date,"
        "estimated_shipment_value,place_of_receipt,product_keywords,foreign_port_of_destination,"
        "foreign_port_of_lading,port_of_destination,port_of_unlading,voyage_number,vessel_name,"
        "vessel_country,manifest_quantity,manifest_quantity_unit,teu,total_weight,"
        "total_weight_unit",
        13,
        "arrival_date=actual_date_of_arrival;weight=total_weight",
    ),
    _row(
        "Snowflake USA_CBP party table",
        "master_bill_of_lading_number,house_bill_of_lading_number,run_date,shipper_name,"
        "shipper_standardised_name,shipper_address,shipper_city,shipper_state_province,"
        "shipper_country,shipper_zip_code,consignee_name,consignee_standardised_name,"
        "consignee_address,consignee_city,consignee_state,consignee_zip_code",
        14,
        "shipper_name=shipper_name;consignee_name=consignee_name",
    ),
    _row(
        "ImportYeti bills",
        "date_formatted,bol_number,TEU,lcl,containers_count,HS codes,shipping_route,Country,"
        "supplier_address_loc,supplier_address_country,company_address_loc,"
        "company_address_country,supplier_name,notify_party",
        9,
        "bill_of_lading=bol_number;shipper_address=supplier_address_loc;"
        "shipper_name=supplier_name;consignee_address=company_address_loc",
    ),
    _row(
        "ACE ES-003 entry summary line tariff details",
        _ACE,
        8,
        "manufacturer_name=Manufacturer Name;"
        "shipper_name=Foreign Exporter Name;consignee_name=Importer Name;"
        "country_of_origin=Country of Origin Code;hts_codes=HTS Number - Full;"
        "entry_number=Entry Summary Number;entry_line=Entry Summary Line Number;"
        "arrival_date=Importation Date",
    ),
    _row(
        "Open Supply Hub upload template",
        "country,name,address,sector,product_type,facility_type,processing_type,"
        "number_of_workers,native_language_name,parent_company",
        5,
        "local_name=native_language_name;product=product_type",
    ),
    _row("Open Supply Hub upload template", "address,country,name", 3, "country=country"),
    _row(
        "Open Supply Hub download",
        "os_id,name,address,country_code,country_name,lat,lng",
        4,
        "supplier_id=os_id;country=country_code",
    ),
    _row(
        "Open Supply Hub download",
        "id,geometry,properties.name,properties.address,properties.country_code,"
        "properties.country_name,properties.os_id,properties.other_names,"
        "properties.other_addresses,properties.contributors",
        5,
        "name=properties.name;supplier_id=properties.os_id;other_names=properties.other_names",
    ),
    _row(
        "Open Supply Hub list of one contributor",
        "row_index,status,country_code,country_name,name,address,matched_facility_os_id,"
        "matched_facility_name,matched_facility_address,matched_facility_lng,"
        "matched_facility_lat,potential_match_os_id,potential_match_confidence,"
        "potential_match_status",
        3,
        "name=name;country=country_code",
    ),
    _row(
        "SAP vendor master (LFA1)",
        "MANDT|LIFNR|LAND1|NAME1|NAME2|NAME3|NAME4|ORT01|ORT02|PFACH|PSTL2|PSTLZ|REGIO|SORTL"
        "|STRAS|ADRNR|ANRED|KTOKK|STCD1|STCD2|TELF1|LOEVM|SPERR",
        11,
        "name=NAME1;name_4=NAME4;address_1=STRAS;address_2=ORT02;city=ORT01;supplier_id=LIFNR",
    ),
    _row(
        "Oracle suppliers (POZ)",
        "VENDOR_NAME,VENDOR_NAME_ALT,SEGMENT1,PARTY_SITE_NAME,COUNTRY,ADDRESS_LINE1,"
        "ADDRESS_LINE2,ADDRESS_LINE3,ADDRESS_LINE4",
        8,
        "name=VENDOR_NAME;other_names=VENDOR_NAME_ALT;address_4=ADDRESS_LINE4",
    ),
    _row(
        "NetSuite vendors",
        "Vendor Name,IsPerson,Email,Phone,Primary Subsidiary,Address 1,Address 2,Address 3,City,"
        "State,Zip",
        7,
        "name=Vendor Name;address_3=Address 3;zip=Zip",
    ),
    _row(
        "Cocoa tier list",
        "Tier 1 Suppliers,Producer Name,Abbreviation Name,Region,Source",
        4,
        "name=Producer Name;supplies_to=Tier 1 Suppliers;other_names=Abbreviation Name",
    ),
)
