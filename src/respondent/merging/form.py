"""What a text file has besides its text: its line ends, a byte order mark, an end to its last line."""

from __future__ import annotations

from dataclasses import dataclass

from respondent.yamltext.text import BOM


@dataclass(frozen=True, slots=True)
class Form:
    """How a file's text is kept."""

    line_end: str = "\n"
    mark: bool = False
    ended: bool = True

    def plain(self, text: str) -> str | None:
        """The text with one kind of line end, also at its end; None where there is an odd one."""
        plain = text.replace("\r\n", "\n")
        if "\r" in plain:
            return None
        return plain if self.ended else plain + "\n"


def form_of(data: bytes, text: str) -> Form:
    """The form of a file; `text` is what it holds, without a byte order mark."""
    windows = text.count("\r\n") * 2 > text.count("\n")
    return Form("\r\n" if windows else "\n", data.startswith(BOM.encode()), text.endswith("\n"))


def merged_form(base: Form | None, ours: Form, theirs: Form) -> Form:
    """The form that one side changed, else ours."""
    if base is None:
        return ours
    return Form(
        theirs.line_end if ours.line_end == base.line_end else ours.line_end,
        theirs.mark if ours.mark == base.mark else ours.mark,
        theirs.ended if ours.ended == base.ended else ours.ended,
    )


def in_form(text: str, form: Form) -> bytes:
    """The bytes of a file of that form; its text is as `Form.plain` gives it."""
    if not form.ended:
        text = text.removesuffix("\n")
    if form.line_end != "\n":
        text = text.replace("\n", form.line_end)
    return ((BOM if form.mark else "") + text).encode()
