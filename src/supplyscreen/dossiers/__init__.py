"""Dossiers: every shipment of one entry, shipper, consignee or product."""

from collections.abc import Mapping

from supplyscreen.errors import ConfigError
from supplyscreen.models import ReportFormat, ReportKind, ReportOptions
from supplyscreen.runs import Result
from supplyscreen.runs.outputs import Content


def dossier_files(
    result: Result, kind: ReportKind, form: ReportFormat, options: ReportOptions
) -> Mapping[str, Content]:
    """File name -> content."""
    raise ConfigError(f"{kind} as {form} is not built yet.")
