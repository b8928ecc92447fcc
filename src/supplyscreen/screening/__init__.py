"""The screen: the only room where the stages are joined."""

from supplyscreen.screening.accuracy import evaluate
from supplyscreen.screening.evaluation import Evaluation
from supplyscreen.screening.identity import RunIdentity, run_identity
from supplyscreen.screening.own_lists import read_watchlist
from supplyscreen.screening.quality import DataQuality, data_quality
from supplyscreen.screening.result import ScreenResult
from supplyscreen.screening.stages import screen
from supplyscreen.screening.strict import refuse_rejects, strict_rejects

__all__ = [
    "DataQuality",
    "Evaluation",
    "RunIdentity",
    "ScreenResult",
    "data_quality",
    "evaluate",
    "read_watchlist",
    "refuse_rejects",
    "run_identity",
    "screen",
    "strict_rejects",
]
