"""What stands in a name and what follows it."""

import polars as pl
import pytest

from supplyscreen.names.canon import canonical_frame
from supplyscreen.names.tables import read_table


@pytest.mark.parametrize(
    ("name", "core", "tail", "ended"),
    [
        ("DAQO NEW ENERGY CO., LTD", ["DAQO", "NEW", "ENERGY"], [], True),
        ("DAQO CO LTD SHANGHAI BRANCH", ["DAQO"], ["SHANGHAI", "BRANCH"], True),
        ("DAQO WORKS 49 JIEFANG RD", ["DAQO", "FACTORY"], ["49", "JIEFANG", "RD"], True),
        ("DAQO TEXTILE TEL 0991", ["DAQO", "TEXTILE"], ["TEL", "0991"], True),
        ("DAQO NEW ENER", ["DAQO", "NEW", "ENER"], [], False),
        ("CO LTD DAQO", ["DAQO"], [], True),
        ("S.A. DAQO", ["SA", "DAQO"], [], False),
        ("DAQO S.A.", ["DAQO"], [], True),
        ("CONG TY TNHH DAQO", ["DAQO"], [], False),
        ("PT DAQO TBK", ["DAQO"], [], True),
        ("JSC DAQO", ["DAQO"], [], True),
        ("DAQO (P) LTD UNIT 2", ["DAQO"], ["UNIT", "2"], True),
        ("DAQO S. DE R.L. DE C.V.", ["DAQO"], [], True),
        ("DAQO GMBH & CO. KG", ["DAQO"], [], True),
    ],
)
def test_core_tail_ended(name: str, core: list[str], tail: list[str], ended: bool) -> None:
    row = canonical_frame(pl.Series([name])).row(0, named=True)
    assert (row["core"], row["tail"], row["ended"]) == (core, tail, ended)


def test_compact_and_characters() -> None:
    frame = canonical_frame(pl.Series(["Xin Jiang Daqo Co., Ltd.", "新疆準噶爾棉麻有限公司"]))
    assert frame["compact"].to_list()[0] == "XINJIANGDAQO"
    assert frame["han"].to_list() == ["", "新疆准噶尔棉麻"]


@pytest.mark.parametrize("row", read_table("tail_patterns"), ids=lambda row: row["example"])
def test_a_tail_pattern_sets_its_example_aside(row: dict[str, str]) -> None:
    """Behind a name with all that follows, or before it; what is left is the name."""
    front = row["where"] == "start"
    name = f"{row['example']} ZHONGSHAN KORLITE" if front else f"ZHONGSHAN KORLITE {row['example']}"
    told = canonical_frame(pl.Series([name])).row(0, named=True)
    assert told["core"] == ["ZHONGSHAN", "KORLITE"]
    assert front or (told["tail"] != [] and told["ended"])


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("KORLITE LAMPS 38 JIANSHE RD ZHONGSHAN", ["KORLITE", "LAMP"]),
        ("KORLITE LAMPS, 5/F GOLDEN PLAZA", ["KORLITE", "LAMP"]),
        ("KORLITE SHANGHAI BRANCH OFFICE", ["KORLITE"]),
        ("KORLITE LAMPS (SELLER)", ["KORLITE", "LAMP"]),
        ("PRODUCER: KORLITE LAMPS", ["KORLITE", "LAMP"]),
        # no tails
        ("SUITE KORLITE", ["SUITE", "KORLITE"]),  # nothing stands before
        ("KORLITE BUILDING MATERIALS", ["KORLITE", "BUILDING", "MATERIAL"]),
        ("KORLITE BUILDING CO", ["KORLITE", "BUILDING"]),
        ("KORLITE BRANCH LAMPS", ["KORLITE", "BRANCH", "LAMP"]),  # no end of the name
        ("4TH DIVISION", ["4", "DIVISION"]),
    ],
)
def test_tails_and_what_is_none(name: str, core: list[str]) -> None:
    assert canonical_frame(pl.Series([name]))["core"].to_list() == [core]


@pytest.mark.parametrize(
    ("name", "core", "form"),
    [
        ("KESTREL ROAD PARTNERS V L.P.", ["KESTREL", "ROAD", "PARTNER", "V"], "LP"),
        ("KESTREL FUND X, L.P.", ["KESTREL", "FUND", "X"], "LP"),
        ("PIANO B S.R.L.", ["PIANO", "B"], "SRL"),
        ("A.B.C. KORLITE L.L.C.", ["ABC", "KORLITE"], "LLC"),
        ("A. B. C. KORLITE L.L.L.P.", ["ABC", "KORLITE"], "LP"),
        ("KORLITE SP. Z O.O.", ["KORLITE"], "SP Z OO"),
        ("KORLITE S.à r.l.", ["KORLITE"], "SARL"),
        ("KORLITE S. p.A.", ["KORLITE"], "SPA"),
        ("H.D.KORLITE CO.,LTD", ["HD", "KORLITE"], "LTD"),
    ],
)
def test_letters_with_points_are_one_word(name: str, core: list[str], form: str) -> None:
    """Joined before single letters are, so that the one before them stays a word of the name."""
    told = canonical_frame(pl.Series([name])).row(0, named=True)
    assert (told["core"], told["form"]) == (core, form)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("KORLITE Kommanditgesellschaft", "GMBH & CO KG"),
        ("KORLITE Kommanditgesellschaft auf Aktien", "GMBH & CO KG"),
        ("KORLITE Unternehmergesellschaft (haftungsbeschränkt)", "GMBH"),
        ("KORLITE Incorporation", "INC"),
        ("KORLITE SE", "SE"),
        ("KORLITE S.C.A.", "SCA"),
        ("KORLITE S.A.L.", "SAL"),
        ("KORLITE Q.P.S.C.", "WLL"),
        ("KORLITE TRADING EST.", "EST"),
        ("Societatea cu Răspundere Limitată KORLITE", None),
        ("KORLITE Societate pe Acțiuni", "SA"),
        ("KORLITE Korlátolt Felelősségű Társaság", "KFT"),
        ("KORLITE Zártkörűen működő részvénytársaság", "KFT"),
        ("KORLITE Dioničko društvo", "DOO"),
        ("Akcinė bendrovė KORLITE", None),
        ("KORLITE Osaühing", "OU"),
        ("KORLITE Aktsiaselts", "AS"),
        ("KORLITE Julkinen Osakeyhtiö", "OY"),
        ("Tovarystvo z obmezhenoyu vidpovidalnistyu KORLITE", None),
        ("ФГУП KORLITE", None),
        ("KORLITE spoločnosť s ručením obmedzeným", "SRO"),
        ("KORLITE Société par actions simplifiée", "SAS"),  # the class of a form in the plural
        ("KORLITE Perseroan Terbatas", "PT"),
        ("KORLITE Limited Liability Partnership", "LLP"),
    ],
)
def test_legal_forms_of_the_trading_world_are_set_aside(name: str, form: str | None) -> None:
    told = canonical_frame(pl.Series([name])).row(0, named=True)
    trade = ["TRADING"] if "TRADING" in name else []
    assert (told["core"], told["form"]) == (["KORLITE", *trade], form)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("U.S. KORLITE", ["USA", "KORLITE"]),
        ("KORLITE (U.S.A.) INC.", ["KORLITE", "USA"]),
        ("U. S. A. KORLITE", ["USA", "KORLITE"]),
        ("KORLITE U.S", ["KORLITE", "USA"]),
        ("US KORLITE", ["US", "KORLITE"]),  # may be a brand
        ("J.U.S. KORLITE", ["JUS", "KORLITE"]),
        ("U.S.B. KORLITE", ["USB", "KORLITE"]),
    ],
)
def test_the_united_states_with_points(name: str, core: list[str]) -> None:
    assert canonical_frame(pl.Series([name]))["core"].to_list() == [core]


@pytest.mark.parametrize(
    ("name", "core", "tail"),
    [
        ("Korlite S.A. Chile", ["KORLITE"], ["CHILE"]),
        ("Korlite AG, Switzerland", ["KORLITE"], ["SWITZERLAND"]),
        ("KORLITE TRADING CORP TAIWAN", ["KORLITE", "TRADING"], ["TAIWAN"]),
        ("KORLITE A.S. ISTANBUL TURKIYE", ["KORLITE"], ["ISTANBUL", "TURKEY"]),
        ("KORLITE CO., PEOPLE'S REPUBLIC OF CHINA", ["KORLITE"], ["CHINA"]),
        ("KORLITE CORP OF THE NETHERLANDS", ["KORLITE"], ["NETHERLANDS"]),
        ("KORLITE CORP TAIWAN STEEL", ["KORLITE", "CORP", "TAIWAN", "STEEL"], []),
        ("CHENG FEI OU NINGBO", ["CHENG", "FEI", "OU", "NINGBO"], []),  # pinyin
        ("LA SA TIBET", ["LHASA", "TIBET"], []),
        ("CONG TY CO PHAN THANH HOA", ["THANHHOA"], []),  # the place is the name
    ],
)
def test_only_places_behind_a_short_form(name: str, core: list[str], tail: list[str]) -> None:
    told = canonical_frame(pl.Series([name])).row(0, named=True)
    assert (told["core"], told["tail"]) == (core, tail)


@pytest.mark.parametrize(
    "form",
    ["S.A. DE C", "S.A. DE", "SA CV", "SP. Z O", "SP Z", "JOINT STO", "SOCIEDAD ANONIM"],
)
def test_a_form_that_the_field_cut_off(form: str) -> None:
    told = canonical_frame(pl.Series([f"KORLITE TRADING {form}"])).row(0, named=True)
    assert (told["core"], told["ended"]) == (["KORLITE", "TRADING"], True)


@pytest.mark.parametrize(("table", "column"), [("words", "word"), ("place_names", "spelling")])
def test_every_row_is_read_as_its_canonical_words(table: str, column: str) -> None:
    """PR CHINA ends a name (tail_patterns.csv)."""
    rows = [row for row in read_table(table) if row[column] != "PR CHINA"]
    names = pl.Series([f"KORLITE {row[column]} FOOBARIC" for row in rows])
    wanted = [["KORLITE", *row["canonical"].split(), "FOOBARIC"] for row in rows]
    assert canonical_frame(names)["core"].to_list() == wanted
