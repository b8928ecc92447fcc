"""Forced-labor screening of ocean-freight manifests and supplier lists.

    import supplyscreen as ss

    result = ss.screen(ss.read_manifest("manifest/"), watchlists=ss.load_watchlists())
    print(result.summary())
    ss.write_report(result, "out")

The public names are those of ``__all__``. Each is imported when it is first used, so that
``import supplyscreen`` costs nothing; type checkers read them in ``__init__.pyi``.
"""

from importlib import import_module

__version__ = "0.1.0"

_ROOMS = {  # room -> its public names
    "cases": """
        CaseStore CasesCheck DecidedNames Decision Document EVIDENCE_LARGEST ReviewWords
        SecondReview SheetImport apply_dispositions decide_flags evidence_documents evidence_file
        export_cases import_sheet keep_evidence lift_suppression review_pairs second_decision
        take_run undo_decision verify_cases
    """,
    "disclosures": """
        Disclosure DisclosureCheck check_disclosure disclosure_example disclosure_schema
        read_disclosure
    """,
    "errors": """
        CanaryError ConfigError DecisionError InputError MissingExtraError OutputError
        SchemaError SupplyscreenError WatchlistError
    """,
    "flags": "flag_records",
    "history": "Day DayResult History look_back_notes read_days screen_day",
    "intake": """
        Manifest NameColumn SupplierList detect_kind read_manifest read_name_column
        read_suppliers save_mapping
    """,
    "layouts": "OwnMapping parse_map read_mapping",
    "matching": """
        Explanation explain_match find_candidates match_names score_candidates
        unique_parties
    """,
    "models": "ReportOptions ReviewPolicy ScreenConfig Subject",
    "names": "normalize_name",
    "reports": """
        write_changes write_evaluation write_flags write_matches write_quality
        write_report write_run
    """,
    "review": "ReviewSheet read_review_sheet",
    "runs": """
        DayLine Run RunDiff Verification diff_runs party_shipments read_run run_diff_text
        run_stats verify_run
    """,
    "screening": """
        DataQuality Evaluation RunIdentity ScreenResult data_quality evaluate
        read_watchlist refuse_rejects run_identity screen
    """,
    "store": "Store Written find_written keep_written",
    "watchlists": """
        CheckedPart EntryCard PublicationFile UpdatePlan Watchlists changes_text
        check_watchlists choose_lists combine_watchlists diff_watchlists entry_card
        fetch_publication is_list_folder list_editions load_list load_watchlists
        propose_update read_publication_file save_update stale_warning use_edition
        watchlist_from_names
    """,
    "web": "Access workbench",
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}
__all__ = sorted(_ROOM_OF)  # noqa: PLE0605 - a list, of names that are told once


def __getattr__(name: str) -> object:
    """Import a public name on its first use (PEP 562)."""
    room = _ROOM_OF.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{room}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
