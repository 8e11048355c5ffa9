"""A real LibreOffice that opens built documents, edits them as a person would, and saves them.

One process does a whole list of edits: a macro in a profile of its own, so that nothing but LibreOffice is needed.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

LONGEST = 300
"""Seconds for all edits; they take some twenty on a quiet machine."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = "http://openoffice.org/2000/library"
_SCRIPT = "http://openoffice.org/2000/script"

_HELPERS = """\
Dim doc, frame, dispatcher

Sub OpenIt(path)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, how())
  frame = doc.CurrentController.Frame
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
End Sub

Sub SaveIt(path)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = "MS Word 2007 XML"
  doc.storeToURL(ConvertToURL(path), how())
  doc.close(True)
End Sub

' The first stretch of text that reads so
Function Words(text)
  what = doc.createSearchDescriptor()
  what.SearchString = text
  what.SearchCaseSensitive = True
  found = doc.findFirst(what)
  found.getString() ' which fails where there is nothing
  Words = found
End Function

Sub Pick(range)
  doc.CurrentController.select(range)
End Sub

Sub CaretAt(range)
  doc.CurrentController.ViewCursor.gotoRange(range, False)
End Sub

Sub Key(command)
  dispatcher.executeDispatch(frame, ".uno:" & command, "", 0, Array())
End Sub

Sub TypeIt(text)
  Dim what(0) As New com.sun.star.beans.PropertyValue
  what(0).Name = "Text"
  what(0).Value = text
  dispatcher.executeDispatch(frame, ".uno:InsertText", "", 0, what())
End Sub

' From the beginning of some words to the end of others, over what stands between them
Function Between(first, last)
  start = Words(first)
  cursor = start.Text.createTextCursorByRange(start.Start)
  cursor.gotoRange(Words(last).End, True)
  Between = cursor
End Function

Function Paragraph(first)
  start = Words(first)
  cursor = start.Text.createTextCursorByRange(start.Start)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoEndOfParagraph(True)
  Paragraph = cursor
End Function

' What a person does who selects words and types others
Sub TypeOver(old, others)
  Pick(Words(old))
  TypeIt(others)
End Sub

Sub Track()
  doc.RecordChanges = True
End Sub

Sub Remark(old, text)
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = "Reviewer"
  note.Content = text
  range = Words(old)
  range.Text.insertTextContent(range, note, True)
End Sub

Function Footnote(number)
  Footnote = doc.getFootnotes().getByIndex(number - 1)
End Function

Sub FootnoteAfter(old, says)
  note = doc.createInstance("com.sun.star.text.Footnote")
  range = Words(old)
  range.Text.insertTextContent(range.End, note, False)
  note.String = says
End Sub
"""


@dataclass(frozen=True)
class Edit:
    """One thing that a person does to a document; `steps` are lines of a macro."""

    name: str
    document: str
    steps: str


def do_edits(soffice: str, edits: Sequence[Edit], built: Path, out: Path) -> dict[str, Path]:
    """Do each edit on its document in `built`, save to `out`, and give the files by the edits' names."""
    profile = out / "profile"
    command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    # The first start fills the profile, and would write over the macro.
    _run([*command, "--terminate_after_init"])
    _write_macro(profile, _macro(edits, built, out))
    _run([*command, "macro:///Standard.Module1.Main"])
    log = out / "log.txt"
    assert log.is_file(), "the macro did not run"
    problems = [line for line in log.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert problems == []
    return {edit.name: out / f"{number}.docx" for number, edit in enumerate(edits)}


def _run(command: list[str]) -> None:
    """Run LibreOffice to its end; where it waits for somebody, end it with all that it started."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(LONGEST)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _macro(edits: Sequence[Edit], built: Path, out: Path) -> str:
    subs = [_HELPERS]
    calls = []
    for number, edit in enumerate(edits):
        steps = "\n".join(f"  {line.strip()}" for line in edit.steps.strip().splitlines())
        subs.append(
            f"Sub Edit{number}()\n  On Error Goto Oops\n  OpenIt({_text(built / f'{edit.document}.docx')})\n"
            f"{steps}\n  SaveIt({_text(out / f'{number}.docx')})\n  Exit Sub\nOops:\n"
            f'  Say({_text(edit.name)} & Chr(58) & " " & Error$ & " at " & Erl)\nEnd Sub\n'
        )
        calls.append(f"  Edit{number}()")
    log = _text(out / "log.txt")
    subs.append(
        f"Sub Say(text)\n  f = FreeFile\n  Open {log} For Append As #f\n  Print #f, text\n  Close #f\nEnd Sub\n"
        f'Sub Main()\n  Say("")\n' + "\n".join(calls) + "\n  StarDesktop.terminate()\nEnd Sub\n"
    )
    return "\n".join(subs)


def _text(value: object) -> str:
    return '"' + str(value).replace('"', '""') + '"'


def _write_macro(profile: Path, macro: str) -> None:
    folder = profile / "user" / "basic" / "Standard"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Module1.xba").write_text(
        f'{_HEAD}<script:module xmlns:script="{_SCRIPT}" script:name="Module1" script:language="StarBasic">'
        f"{escape(macro, quote=False)}</script:module>",
        encoding="utf-8",
    )
    (folder / "script.xlb").write_text(
        f'{_HEAD}<library:library xmlns:library="{_LIBRARY}" library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Module1"/></library:library>',
        encoding="utf-8",
    )
    (folder.parent / "script.xlc").write_text(
        f'{_HEAD}<library:libraries xmlns:library="{_LIBRARY}" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" '
        'xlink:type="simple" library:link="false"/></library:libraries>',
        encoding="utf-8",
    )
    settings = profile / "user" / "registrymodifications.xcu"
    author = "".join(
        f'<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for name, value in (("givenname", "Example"), ("sn", "Charity"))
    )
    text = settings.read_text(encoding="utf-8").replace("</oor:items>", f"{author}</oor:items>")
    settings.write_text(text, encoding="utf-8")
