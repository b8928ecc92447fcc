"""Province or state, and city, of addresses outside China, each with how it was found."""

from functools import cache

import polars as pl

from supplyscreen.names.address_data import divisions, plain_place
from supplyscreen.names.country import names_of_country
from supplyscreen.names.place_words import known_places, real_places
from supplyscreen.names.postcodes import form_of
from supplyscreen.names.tables import country_word, read_table

# Countries whose addresses end in the letters of a state: MIAMI FL 33149, LUDHIANA PB.
_LETTERED = ("AU", "BR", "CA", "ES", "ID", "IN", "IT", "MX", "US")
_POSTAL = pl.Schema({"postcode": pl.String(), "postal": pl.List(pl.String())})
_CITY_BEFORE = ("AU", "CA", "US")  # countries whose cities stand right before those letters
_NO_CITY = (
    r"\b(?:ROAD|RD|STREET|ST|AVENUE|AVE|LANE|DRIVE|DR|BLVD|COURT|CT|HWY|HIGHWAY|SUITE|STE|UNIT"
    r"|FLOOR|FL|BUILDING|BLDG|PLAZA|TOWER|BOX|ATTN|WAY|PARKWAY|PKWY|CIRCLE|TEL|FAX|INC|LLC|USA|CANADA|AUSTRALIA)\b"
)
_KINDS = (
    r"(?: (?:PROVINCE|STATE|CITY|COUNTY|PREFECTURE|REGION|DIST|DISTRICT|DARUL EHSAN|DARUL TAKZIM"
    r"|DO|SI|WEST|EAST))*"
)
# Where the table of places holds states among the cities, and those that are cities too.
_STATES_NOT_CITIES = ("IN", "MY", "VN")
_BOTH = (
    *("DELHI", "NEW DELHI", "CHANDIGARH", "PUDUCHERRY", "MELAKA", "KUALALUMPUR", "LABUAN"),
    *("PUTRAJAYA", "HANOI", "HOCHIMINH", "HAIPHONG", "DANANG", "CANTHO"),
)
_NEVER = ("PENANG",)  # an island and a state, and a palm that streets are called after


def stated_places(addresses: pl.DataFrame, words: pl.DataFrame, country: str) -> pl.DataFrame:
    """``key, province, province_from, city, city_from`` of ``addresses`` in ``country``, in order.

    In: ``key``, the text ``bare`` of telephones, ``postcode`` (null where none), and their
    ``words`` (``text_words``).
    A province is read where its name fills a part of the address between commas or ends the last
    one, postcode and country set aside; else its letters at the end, where no postcode
    contradicts; else it is the only one of the postcode; else that of a city of the same name.
    The city is the last one named that the table of places has in this country.
    """
    facts = addresses.with_columns(parts=_parts(country)).select(
        "key",
        "postcode",
        named=_named(country),
        lettered=_lettered(country),
        before=_city_before(country),
    )
    postal = _postal(facts["postcode"], country)
    facts = facts.join(postal, on="postcode", how="left", maintain_order="left")
    placed = facts.join(_cities(words, country), on="key", how="left", maintain_order="left")
    return _told(placed.with_columns(_by_letters(), *_by_number(country)))


def _by_letters() -> pl.Expr:
    """The province by its letters, unless the postcode is of another."""
    postal = pl.col("postal")
    silent = postal.list.len().fill_null(0) == 0
    return pl.when(silent | postal.list.contains(pl.col("lettered"))).then("lettered")


def _by_number(country: str) -> list[pl.Expr]:
    """``only``: the province that alone has such postcodes; ``same``: that of the city's name."""
    postal = pl.col("postal")
    same = pl.col("word").replace_strict(_names(country), default=None, return_dtype=pl.String)
    return [
        pl.when(postal.list.len() == 1).then(postal.list.first()).alias("only"),
        same.alias("same"),
    ]


def _told(placed: pl.DataFrame) -> pl.DataFrame:
    """``key, province, province_from, city, city_from``: the first evidence that there is."""
    evidence = {
        "named": pl.lit("named in the address"),
        "lettered": pl.lit("letters at the end of the address"),
        "only": pl.format("postcode {}", "postcode"),
        "same": pl.format("city {}", "city"),
    }
    how = pl.coalesce(
        pl.when(pl.col(column).is_not_null()).then(told) for column, told in evidence.items()
    )
    chosen = placed.with_columns(province=pl.coalesce(*evidence), how=how)
    postal = pl.col("postal")
    elsewhere = (postal.list.len() > 0) & ~postal.list.contains(pl.col("province"))
    doubt = pl.format("{}; postcode {} is of another province", "how", "postcode")
    named = pl.when(pl.col("city").is_not_null()).then(pl.lit("named in the address"))
    before = pl.when(pl.col("before").is_not_null()).then(pl.lit("before the letters of the state"))
    return chosen.select(
        "key",
        "province",
        pl.when(elsewhere).then(doubt).otherwise("how").alias("province_from"),
        pl.coalesce("city", "before").alias("city"),
        pl.coalesce(named, before).alias("city_from"),
    )


def _parts(country: str) -> pl.Expr:
    """The parts of the address in plain capitals, `` , `` between them, without the postcode and
    the country at the end."""
    text = pl.col("bare").str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    form = form_of(country)
    rest = text.str.replace_all(rf"(?:{form})(?:[^0-9A-Z]|$)", " ") if form else text
    plain = rest.str.replace_all(r"[^A-Z0-9,;]+", " ").str.replace_all(r" ?[,;][ ,;]*", " , ")
    names = "|".join((*names_of_country(country), country))
    return pl.lit(" , ") + plain.str.replace(rf"(?:[ ,]+(?:{names}))+[ ,]*$", "").str.strip_chars(
        " ,"
    )


@cache
def _names(country: str) -> dict[str, str]:
    """Spelling of a province -> its name; none that is the name of the country too."""
    own = set(names_of_country(country))
    return {text: d.name for d in divisions(country) for text in d.spellings if text not in own}


def _named(country: str) -> pl.Expr:
    """The last province that fills a part of the address or ends the last one."""
    names = _names(country)
    if not names:
        return pl.lit(None, dtype=pl.String)
    one = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    whole = (
        pl.col("parts").str.extract_all(rf" , (?:{one}){_KINDS}(?: \d{{1,3}})?(?: ,|$)").list.last()
    )
    ended = pl.col("parts").str.extract(rf" ((?:{one}){_KINDS})$")
    found = pl.coalesce(ended, whole).str.extract(rf"^[ ,]*({one})")
    return found.replace_strict(names, default=None, return_dtype=pl.String)


def _lettered(country: str) -> pl.Expr:
    codes = {d.code: d.name for d in divisions(country) if d.code}
    if country not in _LETTERED or not codes:
        return pl.lit(None, dtype=pl.String)
    found = pl.col("parts").str.extract(rf"(?:[A-Z]{{3,}} |, )({'|'.join(sorted(codes))})$")
    return found.replace_strict(codes, default=None, return_dtype=pl.String)


def _city_before(country: str) -> pl.Expr:
    """One to three words alone before the letters of the state: SUITE 150, SAN DIEGO CA."""
    if country not in _CITY_BEFORE:
        return pl.lit(None, dtype=pl.String)
    codes = "|".join(sorted(d.code for d in divisions(country) if d.code))
    words = pl.col("parts").str.extract(
        rf", ([A-Z]{{3,}}(?: [A-Z]{{3,}}){{0,2}}) (?:, )?(?:{codes})$"
    )
    return pl.when(~words.str.contains(_NO_CITY)).then(words.str.to_titlecase())


def _postal(postcodes: pl.Series, country: str) -> pl.DataFrame:
    """``postcode, postal``: the provinces (List) whose postcodes begin like each one."""
    mine = [
        pl.when(pl.col("postcode").str.contains(f"^(?:{d.postcodes})")).then(pl.lit(d.name))
        for d in divisions(country)
        if d.postcodes
    ]
    if not mine or postcodes.null_count() == postcodes.len():
        return pl.DataFrame(schema=_POSTAL)
    none = pl.lit(None, dtype=pl.String)
    found = pl.concat_list(none, *mine).list.drop_nulls().list.unique(maintain_order=True)
    distinct = postcodes.drop_nulls().unique(maintain_order=True).to_frame("postcode")
    return distinct.with_columns(postal=found)


def _cities(words: pl.DataFrame, country: str) -> pl.DataFrame:
    """``key, word, city``: the last city of this country that each text names."""
    home = _home(country)
    found = real_places(words.join(home, on="word", maintain_order="left"))
    last = found.group_by("key", maintain_order=True).agg(pl.col("word", "city").last())
    return last.select("key", "word", "city")


@cache
def _home(country: str) -> pl.DataFrame:
    """The cities of a country: columns of ``known_places`` and ``city``, the name shown."""
    states = set(_names(country)) if country in _STATES_NOT_CITIES else set()
    out = (states - set(_BOTH)) | set(_NEVER)
    home = known_places().filter(
        (pl.col("level") == "city")
        & (pl.col("country") == country_word(country))
        & ~pl.col("word").is_in(sorted(out))
    )
    shown = [_shown(word, country) for word in home["word"]]
    return home.with_columns(pl.Series("city", shown, dtype=pl.String))


@cache
def _written() -> dict[str, str]:
    """Canonical place -> its spelling in several words, where the letters are the same."""
    rows = read_table("place_names")
    return {
        row["canonical"]: row["spelling"]
        for row in rows
        if " " in row["spelling"] and row["spelling"].replace(" ", "") == row["canonical"]
    }


def _shown(word: str, country: str) -> str:
    official = _names(country).get(word, "")
    if plain_place(official).replace(" ", "") == word:
        return official
    return _written().get(word, word).title()
