"""Documents: a text with tables, blanks and pictures, as HTML, DOCX, PDF or Markdown.

A kind of document is a Markdown template and the plain values that it prints
(:func:`render_markdown`), then a :class:`Document`, then files (:func:`document_files`).
"""

from supplyscreen.documents.document import Chart, Document
from supplyscreen.documents.files import DocumentFiles, document_files
from supplyscreen.documents.fonts import FontSet
from supplyscreen.documents.render import render_markdown
from supplyscreen.documents.values import BLANK

__all__ = [
    "BLANK",
    "Chart",
    "Document",
    "DocumentFiles",
    "FontSet",
    "document_files",
    "render_markdown",
]
