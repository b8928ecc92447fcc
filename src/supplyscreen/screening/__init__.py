"""The screen: the only room where the stages are joined."""

from supplyscreen.screening.stages import ScreenResult, screen

__all__ = ["ScreenResult", "screen"]
