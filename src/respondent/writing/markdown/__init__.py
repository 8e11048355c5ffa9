"""Markdown: a document as text that pandoc and CommonMark's readers take back word for word."""

from respondent.writing.markdown.text import write_markdown

__all__ = ["write_markdown"]
