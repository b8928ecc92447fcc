"""Documents: a text with tables, blanks and pictures, as HTML, DOCX, PDF or Markdown."""

from supplyscreen.documents.document import Chart, Document

__all__ = ["Chart", "Document"]
