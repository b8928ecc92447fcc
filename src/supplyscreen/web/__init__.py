"""The review workbench: pages of one case store for the people who decide.

``Access`` knows who may come in, ``workbench`` makes the web application. It reads no clock and
draws no random number: whoever serves it passes both in.
"""

from supplyscreen.web.access import Access
from supplyscreen.web.app import workbench

__all__ = ["Access", "workbench"]
