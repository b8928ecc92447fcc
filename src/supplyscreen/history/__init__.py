"""A history of days: each input is added once, and told is what no earlier day told."""

from supplyscreen.history.add import DayResult, screen_day
from supplyscreen.history.folder import History
from supplyscreen.history.index import Day, read_days
from supplyscreen.history.look_back import look_back_notes

__all__ = ["Day", "DayResult", "History", "look_back_notes", "read_days", "screen_day"]
