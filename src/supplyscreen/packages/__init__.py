"""Skeletons of submissions to CBP: what the run knows, and what the importer must fill in.

Which submission is asked for is ``ReportOptions.procedure``; each has a template of its own, since
the procedures must never be mixed. What it is about is ``ReportOptions.subject``.
"""

from supplyscreen.packages.files import package_files

__all__ = ["package_files"]
