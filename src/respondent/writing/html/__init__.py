"""HTML: a document as one file that needs nothing else, for the screen and for the printer."""

from respondent.writing.html.inlines import Look
from respondent.writing.html.page import preview_policy, write_html

__all__ = ["Look", "preview_policy", "write_html"]
