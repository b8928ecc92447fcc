"""Cases: what was decided about each flag, by whom and why, and that nobody changed it since.

A case folder holds an append-only audit log, which is the truth, and a DuckDB file made from it,
which answers questions fast and can be made again from the log at any time.
"""

from supplyscreen.cases.check_log import LogCheck, LogFault, check_log
from supplyscreen.cases.decide import decide_flags, lift_suppression, second_decision, undo_decision
from supplyscreen.cases.decision import Decision, Document, SecondReview, evidence_documents
from supplyscreen.cases.dispose import apply_dispositions
from supplyscreen.cases.evidence import evidence_file, keep_evidence
from supplyscreen.cases.evidence_copy import EVIDENCE_LARGEST
from supplyscreen.cases.export import export_cases
from supplyscreen.cases.pairs import review_pairs
from supplyscreen.cases.run import take_run
from supplyscreen.cases.sheet import SheetImport, import_sheet
from supplyscreen.cases.similar import DecidedNames
from supplyscreen.cases.store import CaseStore
from supplyscreen.cases.verify import CasesCheck, verify_cases
from supplyscreen.cases.words import ReviewWords

__all__ = [
    "EVIDENCE_LARGEST",
    "CaseStore",
    "CasesCheck",
    "DecidedNames",
    "Decision",
    "Document",
    "LogCheck",
    "LogFault",
    "ReviewWords",
    "SecondReview",
    "SheetImport",
    "apply_dispositions",
    "check_log",
    "decide_flags",
    "evidence_documents",
    "evidence_file",
    "export_cases",
    "import_sheet",
    "keep_evidence",
    "lift_suppression",
    "review_pairs",
    "second_decision",
    "take_run",
    "undo_decision",
    "verify_cases",
]
