"""The invented names of the speed benchmark: distinct, seeded, and as messy as counted."""

from pathlib import Path

import polars as pl
import pytest
from benchmarks.name_mess import WIDTH
from benchmarks.name_variants import noisy_variants
from benchmarks.names_generator import SEED, listed_names, manifest_names
from benchmarks.results_file import run_line, write_section
from benchmarks.retrieval_loss import retrieval_loss
from benchmarks.speed_inputs import lists_of, read_names, read_planted, right_share, write_inputs
from benchmarks.speed_peers import plain, sorted_words
from benchmarks.word_draws import name_words

import supplyscreen as ss

MANY = 20_000
LISTED = pl.Series(
    [
        "Xinjiang Tianmian Textile Technology Co., Ltd.",
        "Guangzhou Tundehua Machinery Import and Export Co., Ltd.",
        "Favorita Design Sdn. Bhd.",
        "Brightmoor Chemical Industrial Corporation",
    ]
)
# The patterns of the variants of LISTED, each with one that must come out.
VARIANTS = [
    ("abbreviation", "GUANGZHOU TUNDEHUA MACH IMP & EXP CO., LTD."),
    ("abbreviation", "BRIGHTMOOR CHEM IND CORPORATION"),
    ("form_changed", "XINJIANG TIANMIAN TEXTILE TECHNOLOGY COMPANY LIMITED"),
    ("form_changed", "FAVORITA DESIGN SDN BHD"),
    ("form_missing", "FAVORITA DESIGN"),
    ("cut35", "XINJIANG TIANMIAN TEXTILE TECHNOLOG"),
    ("nospace", "FAVORITADESIGNSDN.BHD."),
    ("pinyin_split", "XIN JIANG TIANMIAN TEXTILE TECHNOLOGY CO., LTD."),
    ("word_order", "TIANMIAN (XINJIANG) TEXTILE TECHNOLOGY CO., LTD."),
    ("place_spelling", "CANTON TUNDEHUA MACHINERY IMPORT AND EXPORT CO., LTD."),
]


@pytest.fixture(scope="module")
def manifest() -> pl.Series:
    return manifest_names(MANY)


def _share(names: pl.Series, pattern: str) -> float:
    return names.filter(names.str.contains(pattern)).len() / len(names)


def test_the_words_are_all_texts() -> None:
    words = name_words()
    lists = [style[key] for style in words["styles"].values() for key in ("places", "goods")]
    parts = [part for parts in words["syllables"].values() for part in parts]
    wrong = [
        word
        for part in [*lists, *parts, words["english"]]
        for word in part
        if not isinstance(word, str) or word != word.upper()
    ]
    assert wrong == []
    assert sum(style["share"] for style in words["styles"].values()) == 100
    assert sum(style["listed"] for style in words["styles"].values()) == 100


def test_manifest_names_are_distinct_upper_case_and_of_the_width(manifest: pl.Series) -> None:
    assert len(manifest) == manifest.n_unique() == MANY
    assert manifest.str.len_chars().max() == WIDTH
    assert (manifest == manifest.str.to_uppercase()).all()
    assert (manifest == manifest.str.strip_chars()).all()


def test_the_same_seed_gives_the_same_names(manifest: pl.Series) -> None:
    assert manifest_names(MANY).equals(manifest)
    assert len(set(manifest_names(MANY, seed=SEED + 7)) & set(manifest)) < MANY // 20


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        (rf"^.{{{WIDTH}}}$", 0.08, 0.14),  # 11 % of 499 shipper names fill the field
        (r"(?:PVT|\(P\)|PRIVATE)[ .]+(?:LTD|LIMITED)", 0.04, 0.12),
        (r"SDN", 0.03, 0.07),
        (r"LOGISTICS|FREIGHT|SHIPPING|CARGO|FORWARDING|EXPRESS", 0.03, 0.10),
        (r" O/B ", 0.002, 0.01),
        (r"\(", 0.04, 0.15),  # brackets on 57 of 499 names
        (r",[A-Z]", 0.05, 0.25),  # no blank after a comma on 47 of 499
        (r"COLTD", 0.005, 0.06),
    ],
)
def test_the_mess_is_as_frequent_as_counted(
    manifest: pl.Series, pattern: str, least: float, most: float
) -> None:
    assert least <= _share(manifest, pattern) <= most


def test_few_words_are_common_and_most_are_rare(manifest: pl.Series) -> None:
    words = manifest.str.extract_all(r"[A-Z]{2,}").explode().value_counts()
    assert words.filter(pl.col("count") > MANY // 5).height > 0
    assert words.filter(pl.col("count") <= 2).height > words.height // 2


def test_listed_names_are_distinct_whole_and_capitalised() -> None:
    names = listed_names(5_000)
    assert len(names) == names.n_unique() == 5_000
    assert _share(names, r"Co\., Ltd\.$") > 0.25
    assert _share(names, rf"^.{{{WIDTH + 1},}}$") > 0.1
    assert listed_names(5_000).equals(names)


@pytest.mark.parametrize(("pattern", "variant"), VARIANTS)
def test_each_pattern_writes_the_name_another_way(pattern: str, variant: str) -> None:
    made = noisy_variants(LISTED, 1_000, seed=3)
    assert made.filter(pattern=pattern, variant=variant).height == 1


def test_slips_change_one_or_two_places_before_the_legal_form() -> None:
    made = noisy_variants(LISTED, 1_000, seed=3).filter(pl.col("pattern").str.starts_with("typo"))
    assert made.height >= 6
    for variant, listed, _ in made.iter_rows():
        assert abs(len(variant) - len(listed)) <= 2
        assert variant[-4:] == listed.upper()[-4:]


def test_variants_are_distinct_and_spell_no_listed_name() -> None:
    listed = pl.concat([listed_names(2_000), LISTED])
    made = noisy_variants(listed, 1_500, seed=5)
    assert made.height == made["variant"].n_unique() == made["listed"].n_unique() == 1_500
    assert not made["variant"].is_in(listed.str.to_uppercase().implode()).any()
    assert made.equals(noisy_variants(listed, 1_500, seed=5))


def test_lists_grow_to_their_size_and_keep_the_bundled_names() -> None:
    lists = lists_of(900)
    assert lists.names.height == 900
    assert set(ss.load_watchlists().names["name"]) <= set(lists.names["name"])
    assert lists.names["entry_id"].is_in(lists.entries["entry_id"].implode()).all()


def test_inputs_hold_the_planted_variants(tmp_path: Path) -> None:
    write_inputs(tmp_path, size=700, names=1_000, planted=100)
    names, planted = read_names(tmp_path), read_planted(tmp_path)
    assert len(names) == names.n_unique() == 1_000
    assert planted.height == 100
    assert planted["variant"].is_in(names.implode()).all()
    assert planted["entries"].null_count() == 0
    told = planted.select("variant", entry_id=pl.col("entries").list.first())
    assert right_share(planted, told)["all"] == 1.0
    assert right_share(planted, told.head(40))["all"] == 0.4
    assert right_share(planted, told.with_columns(entry_id=pl.lit("other")))["all"] == 0.0


def test_the_peer_of_sorted_words_finds_a_name_in_another_order() -> None:
    names = pl.Series(["TECHNOLOGY TEXTILE TIANMIAN XINJIANG", "NOTHING LIKE IT GMBH"])
    found = sorted_words(names, LISTED)
    assert found.rows() == [(0, 0, 100.0)]
    assert plain(LISTED)[2] == "favorita design"


def test_the_loss_is_counted_against_every_pair() -> None:
    lists = ss.watchlist_from_names(LISTED)
    planted = pl.DataFrame({"variant": ["FAVORITA DESIGN", "XINJIANG TIANMIAN TEXTILE TECHNOLOG"]})
    told = retrieval_loss(pl.Series(["NOTHING LIKE IT GMBH"]), planted, lists)
    assert (told["names"], told["listed"], told["matches"], told["lost"]) == (3, 4, 2, 0)


def test_a_section_of_the_results_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    write_section("speed", "first", path=path)
    write_section("accuracy", "other", path=path)
    write_section("speed", "second\n", path=path)
    text = path.read_text(encoding="utf-8")
    assert "<!-- speed -->\nsecond\n<!-- /speed -->" in text
    assert "<!-- accuracy -->\nother\n<!-- /accuracy -->" in text
    assert "first" not in text


def test_a_section_with_one_marker_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    path.write_text("<!-- speed -->\nno end\n", encoding="utf-8")
    with pytest.raises(ValueError, match="must both stand"):
        write_section("speed", "text", path=path)
    assert path.read_text(encoding="utf-8") == "<!-- speed -->\nno end\n"


def test_the_run_line_tells_versions() -> None:
    told = run_line(["polars", "no-such-package-here"])
    assert f"polars {pl.__version__}" in told
    assert "no-such-package-here not installed" in told
