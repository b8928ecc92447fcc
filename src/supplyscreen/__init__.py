"""Forced-labor screening of ocean-freight manifests and supplier lists.

    import supplyscreen as ss

    result = ss.screen(ss.read_manifest("manifest/"), watchlists=ss.load_watchlists())
    print(result.summary())
    ss.write_report(result, "out")

The public names are those of ``__all__``. Each is imported when it is first used, so that
``import supplyscreen`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "CanaryError",
    "CaseStore",
    "CasesCheck",
    "CheckedPart",
    "ConfigError",
    "DataQuality",
    "Day",
    "DayResult",
    "Decision",
    "DecisionError",
    "Disclosure",
    "DisclosureCheck",
    "EntryCard",
    "Evaluation",
    "Explanation",
    "History",
    "InputError",
    "Manifest",
    "MissingExtraError",
    "NameColumn",
    "OutputError",
    "OwnMapping",
    "PublicationFile",
    "ReportOptions",
    "ReviewPolicy",
    "ReviewSheet",
    "Run",
    "RunDiff",
    "RunIdentity",
    "SchemaError",
    "ScreenConfig",
    "ScreenResult",
    "SheetImport",
    "Store",
    "Subject",
    "SupplierList",
    "SupplyscreenError",
    "UpdatePlan",
    "Verification",
    "WatchlistError",
    "Watchlists",
    "Written",
    "apply_dispositions",
    "changes_text",
    "check_disclosure",
    "check_watchlists",
    "choose_lists",
    "combine_watchlists",
    "data_quality",
    "decide_flags",
    "detect_kind",
    "diff_runs",
    "diff_watchlists",
    "disclosure_example",
    "disclosure_schema",
    "entry_card",
    "evaluate",
    "evidence_documents",
    "explain_match",
    "export_cases",
    "fetch_publication",
    "find_candidates",
    "find_written",
    "flag_records",
    "import_sheet",
    "is_list_folder",
    "keep_written",
    "lift_suppression",
    "list_editions",
    "load_list",
    "load_watchlists",
    "match_names",
    "normalize_name",
    "parse_map",
    "propose_update",
    "read_days",
    "read_disclosure",
    "read_manifest",
    "read_mapping",
    "read_name_column",
    "read_publication_file",
    "read_review_sheet",
    "read_run",
    "read_suppliers",
    "read_watchlist",
    "refuse_rejects",
    "review_pairs",
    "run_diff_text",
    "run_identity",
    "run_stats",
    "save_mapping",
    "save_update",
    "score_candidates",
    "screen",
    "screen_day",
    "second_decision",
    "stale_warning",
    "take_run",
    "undo_decision",
    "unique_parties",
    "use_edition",
    "verify_cases",
    "verify_run",
    "watchlist_from_names",
    "write_changes",
    "write_evaluation",
    "write_flags",
    "write_matches",
    "write_quality",
    "write_report",
    "write_run",
]

if TYPE_CHECKING:
    from supplyscreen.cases import (
        CasesCheck,
        CaseStore,
        Decision,
        SheetImport,
        apply_dispositions,
        decide_flags,
        evidence_documents,
        export_cases,
        import_sheet,
        lift_suppression,
        review_pairs,
        second_decision,
        take_run,
        undo_decision,
        verify_cases,
    )
    from supplyscreen.disclosures import (
        Disclosure,
        DisclosureCheck,
        check_disclosure,
        disclosure_example,
        disclosure_schema,
        read_disclosure,
    )
    from supplyscreen.errors import (
        CanaryError,
        ConfigError,
        DecisionError,
        InputError,
        MissingExtraError,
        OutputError,
        SchemaError,
        SupplyscreenError,
        WatchlistError,
    )
    from supplyscreen.flags import flag_records
    from supplyscreen.history import Day, DayResult, History, read_days, screen_day
    from supplyscreen.intake import (
        Manifest,
        NameColumn,
        SupplierList,
        detect_kind,
        read_manifest,
        read_name_column,
        read_suppliers,
        save_mapping,
    )
    from supplyscreen.layouts import OwnMapping, parse_map, read_mapping
    from supplyscreen.matching import (
        Explanation,
        explain_match,
        find_candidates,
        match_names,
        score_candidates,
        unique_parties,
    )
    from supplyscreen.models import ReportOptions, ReviewPolicy, ScreenConfig, Subject
    from supplyscreen.names import normalize_name
    from supplyscreen.reports import (
        write_changes,
        write_evaluation,
        write_flags,
        write_matches,
        write_quality,
        write_report,
        write_run,
    )
    from supplyscreen.review import ReviewSheet, read_review_sheet
    from supplyscreen.runs import (
        Run,
        RunDiff,
        Verification,
        diff_runs,
        read_run,
        run_diff_text,
        run_stats,
        verify_run,
    )
    from supplyscreen.screening import (
        DataQuality,
        Evaluation,
        RunIdentity,
        ScreenResult,
        data_quality,
        evaluate,
        read_watchlist,
        refuse_rejects,
        run_identity,
        screen,
    )
    from supplyscreen.store import Store, Written, find_written, keep_written
    from supplyscreen.watchlists import (
        CheckedPart,
        EntryCard,
        PublicationFile,
        UpdatePlan,
        Watchlists,
        changes_text,
        check_watchlists,
        choose_lists,
        combine_watchlists,
        diff_watchlists,
        entry_card,
        fetch_publication,
        is_list_folder,
        list_editions,
        load_list,
        load_watchlists,
        propose_update,
        read_publication_file,
        save_update,
        stale_warning,
        use_edition,
        watchlist_from_names,
    )

_ROOMS = {  # room -> its public names
    "cases": """
        CaseStore CasesCheck Decision SheetImport apply_dispositions decide_flags evidence_documents
        export_cases import_sheet lift_suppression review_pairs second_decision take_run undo_decision verify_cases
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
    "history": "Day DayResult History read_days screen_day",
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
        write_changes write_evaluation write_flags write_matches write_quality write_report
        write_run
    """,
    "review": "ReviewSheet read_review_sheet",
    "runs": "Run RunDiff Verification diff_runs read_run run_diff_text run_stats verify_run",
    "screening": """
        DataQuality Evaluation RunIdentity ScreenResult data_quality evaluate read_watchlist
        refuse_rejects run_identity screen
    """,
    "store": "Store Written find_written keep_written",
    "watchlists": """
        CheckedPart EntryCard PublicationFile UpdatePlan Watchlists changes_text
        check_watchlists choose_lists combine_watchlists diff_watchlists entry_card
        fetch_publication is_list_folder list_editions load_list load_watchlists
        propose_update read_publication_file save_update stale_warning use_edition
        watchlist_from_names
    """,
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}

if not TYPE_CHECKING:  # a type checker sees the imports above, and refuses unknown names

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
