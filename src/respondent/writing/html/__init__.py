"""HTML: a document as one file that needs nothing else, for the screen and for the printer."""

from respondent.writing.html.page import write_html

__all__ = ["write_html"]
