"""The patterns that party blocks are read with: legal forms, separators, address words.

All are written for upper-case text. Those that polars runs use neither look-ahead nor
look-behind. Examples of every pattern are rows measured in CBP AMS manifests of 2018.
"""

import re

# Forms that end a company name wherever they stand.
FORM = (
    r"(?:PRIVATE LIMITED|(?:PVT|PTE|PTY|P)[.,\s]{1,3}(?:LTD|LIMITED)|COMPANY[,\s]+LIMITED"
    r"|CO[.,\s]{0,4}(?:LTD|LIMITED)|JOINT[\s-]STOCK COMPANY|JSC|SDN[.\s]{0,2}BHD|LIMITED|LTDA|LTD"
    r"|L\.?L\.?C|INCORPORATED|INC|CORPORATION|CORP|COMPANY|GMBH|PLC|LLP|BHD|KFT|S\.A|S\.R\.L|SRL"
    r"|S\.P\.A|SPA|A/S|S/A|A\.S|B\.V|N\.V|D\.O\.O|TBK|SARL)"
)
# Forms that end a name only at the end of its field: too short to be sure of elsewhere.
_SHORT_FORM = r"(?:S\.?A\.?S?|S\.?L|AG|KG|AB|OY|A\.?S|B\.?V|N\.?V|LP|KK|P\.?L)"
# After a form an address may follow without a blank: CO.,LTDNO.959 CHENGXIN ROAD.
_GLUED = r"(?:NO[.\s\d]|ROOM|RM[.\s\d]|FLAT|UNIT|FLOOR|ADD|BRANCH)"

# Text up to the end of its first legal form, several forms in a row counting as one.
TO_FORM_END = rf"^((?s:.*?)\b(?:{FORM}[.,\s]{{0,3}})*{FORM}\.?)(?:[^A-Z0-9]|$|{_GLUED})"
# A name that is complete: nothing of it can stand in the next line.
COMPLETE = r"\b(?:LTD|LIMITED|LTDA|BHD|L\.?L\.?C|GMBH|LLP|PLC|KFT)[\s.,)]*$"
# A name with an ending that a 35-wide field did not cut.
PROPER_END = (
    rf"\b(?:LTD|LIMITED|LTDA|L\.?L\.?C|INCORPORATED|INC|CORPORATION|CORP|GMBH|PLC|LLP|BHD|JSC|KFT"
    rf"|SRL|SPA|{_SHORT_FORM}|A/S|S/A)[\s.,)]*$"
)
# An address line that begins with the rest of a legal form: LTD, 9/F; O.,LTDNO.959; CO.,LTD NO.8.
CONTINUES = (
    r"^\W*(?:(?:C?O)?[.,\s]*(?:L?TD|LIMITED|LTDA)(?:[^A-Z]|$|NO|RO)|CO[.,\s]|CO$|COMPANY\b|CORP\b"
    r"|CORPORATION\b|INC\b|L\.?L\.?C\b|PVT\b|PTE\b|PTY\b|SDN\b|BHD\b|GMBH\b|JSC\b|JOINT STOCK\b"
    r"|LTROOM|LTNO)"
)
ADDRESS_WORD = (
    r"\b(?:ROADS?|RD|STREET|STR|ST|AVENUE|AVE|LANE|BUILDING|BLDG|FLOOR|ROOM|RM|UNIT|TOWER|PLAZA"
    r"|DISTRICT|DIST|VILLAGE|TOWN|CITY|COUNTY|ZONE|PROVINCE|PARK|ESTATE|HIGHWAY|JALAN|LOT|PLOT"
    r"|RUA|VIA|CALLE|AVENIDA|RODOVIA|JL|CTRA|P\.?\s?O\.? ?BOX|NO\.|CENTRE|CENTER|HOUSE|SUITE|BLOCK"
    r"|BLVD|CHINA|INDIA)(?:\b|$)|\d"
)
# Name of a contact person in an address line; it is dropped to the end of the line.
CONTACT = (
    r"(?i)\b(?:ATTN|ATTENTION|CONTACT(?:\s+PERSON)?|PIC|ATT)\b\s*(?:[:.]|TO\b|MRS?\b|MS\b).*$"
    r"|(?i)^\W*(?:MRS?|MISS)[.\s]+\p{L}.*$|(?i)\bATTN\b.*$"
)

# Words that part two parties of one block. The order decides where two begin at one place.
SEPARATORS: dict[str, re.Pattern[str]] = {
    "agent_of": re.compile(
        r"(?<![A-Z])AS\s+(?:THE\s+)?AGENTS?\s+(?:FOR|OF)(?![A-Z])(?:\s+AND(?![A-Z]))?"
        r"|(?<![A-Z])AS\s+AGENTS?(?![A-Z])|(?<=\s)AGENTS?\s+(?:FOR|OF)(?![A-Z])"
    ),
    "on_behalf_of": re.compile(
        r"(?<![A-Z])ON\s*BEHALF\s*OF(?![A-Z])|(?<![A-Z0-9])O/B(?:\.?\s*OF(?![A-Z]))?(?![A-Z0-9])"
        r"|(?<![A-Z])O\s?B\s+OF(?![A-Z])|(?<=[\s,.(])OBO(?![A-Z])"
    ),
    "care_of": re.compile(r"(?<![A-Z0-9])C/O(?![A-Z])|(?<![A-Z])CARE\s+OF(?![A-Z])"),
    "account_of": re.compile(
        r"(?<![A-Z])FOR\s+(?:THE\s+)?ACCOUNT\s+OF(?![A-Z])"
        r"|(?<=\n)A/C(?:\s+OF)?(?=\s+[A-Z])(?!\s+NO\b)"
    ),
}
# The same words roughly, for polars: every block that this does not find is left whole.
ANY_SEPARATOR = (
    r"\bAGENTS?\b|\bBEHALF|\bO/B\b|\bO\s?B\s+OF\b|\bOBO\b|\bC/O\b|\bCARE\s+OF\b|\bACCOUNT\s+OF\b"
    r"|\bA/C\b|\bORDERS?\b|\bAS\s+AGE?N?$|\b(?:LTD|LIMITED|INC)[.,\s]+AS\n|\bAS\s+AGE?N?\n"
)
# Of these letters a text must hold some where that pattern holds; blanks are single ones.
IN_SEPARATOR = [
    *("AGENT", "BEHALF", "O/B", "B OF", "B\nOF", "OBO", "C/O", "CARE", "ACCOUNT", "A/C", "ORDER"),
    *("AS AG", "AS\n"),
]
TO_ORDER = re.compile(
    r"^\W*(?:CONSIGNED\s+)?(?:(?:UN)?TO\W+(?:THE\W+)?)?(?:THE\W+)?ORDERS?\b\W*(?P<of>OF\b)?\W*"
)
# What a separator may be cut to at the end of a full field: AS, AS AGE.
CUT_AGENT = re.compile(r"[\s,]+AS\s+AGE?N?$|(?<=LTD)\.?\s+AS$|(?<=LIMITED)\s+AS$|(?<=INC)\.?\s+AS$")
# Words behind a separator that name a function, not a party.
NOT_A_PARTY = re.compile(
    r"^(?:THE\s+)?(?:CARRIERS?|SHIPPERS?|CONSIGNEES?|OWNERS?|BUYERS?|SELLERS?|MASTER|PRINCIPALS?"
    r"|NOTIFY(?:\s+PARTY)?|ITSELF|ABOVE|SAME|HOLDER|BEARER|ORDER|ONLY)\W*$"
)
PHONE = re.compile(r"^(?:TEL|FAX|PH|PHONE|MOB|E-?MAIL|EMAIL)\b|^[\d\s()+./:-]+$|@")
