"""The screen: the only room where the stages are joined."""

from supplyscreen.screening.accuracy import evaluate
from supplyscreen.screening.evaluation import Evaluation
from supplyscreen.screening.own_lists import read_watchlist
from supplyscreen.screening.stages import ScreenResult, screen

__all__ = ["Evaluation", "ScreenResult", "evaluate", "read_watchlist", "screen"]
