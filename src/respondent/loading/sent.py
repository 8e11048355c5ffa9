"""The documents that were sent, from the folder ``sent/``: each with its manifest and its particulars.

A folder whose particulars are damaged is read as far as it goes: what its manifest says went out all the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from respondent.loading.files import LARGEST_TABLE, LARGEST_TEXT, read_file
from respondent.loading.paths import printable
from respondent.loading.shapes.reading import CodeFamily, Reading
from respondent.loading.shapes.shape import Field, Many, Shape, Values, as_fields
from respondent.loading.shapes.stamps import COMMIT, SHA256
from respondent.loading.shapes.values import COUNT, DATE, FLAG, ID, LINE, TEXT
from respondent.model.codes import G301, G302
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.leaving_out import LeftOut
from respondent.model.sent import FOLDER, MANIFEST, PARTICULARS, Agreed, Sent, SentFile, day_of
from respondent.model.signoff import SEAL, seal_of
from respondent.model.span import Span
from respondent.yamltext.node import MappingNode
from respondent.yamltext.parse import parse_yaml

SENT_CODES = CodeFamily(unknown=G301, missing=G301, value=G301, form=G301, clash=G301)

_RESTORE = "Bring the folder back as it was, from git or a backup: what was sent is never changed."


SENT = Shape(
    "fields as “respondent send” writes them",
    (
        Field("sent", COUNT, "The version of this file’s form.", required=True),
        Field("document", LINE, "The document’s id.", required=True),
        Field("title", TEXT, "Its title."),
        Field("on", DATE, "The day on which it went out.", required=True),
        Field("to", Many(LINE, at_least=1), "To whom it went.", required=True),
        Field("template", ID, "The template that it was made from."),
        Field("made", LINE, "When the folder was made, by the computer’s clock."),
        Field("manifest", SHA256, "The manifest’s hash.", required=True, attribute="manifest_sha256"),
        Field("words", SHA256, "The hash of all its words."),
        Field("claims", SHA256, "The hash of its claims, recommendations and signatories."),
        Field(
            "files",
            Many(
                Shape(
                    "fields {name: …, sha256: …}",
                    (
                        Field("name", LINE, "The file’s name.", required=True),
                        Field("sha256", SHA256, "Its hash.", required=True),
                    ),
                    as_fields(SentFile),
                )
            ),
            "The files that went out.",
        ),
        Field("commit", COMMIT, "The present commit, where there was one."),
        Field("clean", FLAG, "Whether nothing was uncommitted."),
        Field("uncommitted", Many(LINE), "What was."),
        Field("git", LINE, "Why there is no commit."),
        Field(
            "without",
            Many(
                Shape(
                    "fields {organisation: …, reason: …}",
                    (
                        Field("organisation", ID, "The organisation’s id.", required=True),
                        Field("reason", LINE, "Why it was left out.", required=True),
                    ),
                    as_fields(LeftOut),
                )
            ),
            "Who was taken out of the signatories.",
            attribute="left_out",
        ),
        Field(
            "agreed",
            Many(
                Shape(
                    "fields {organisation: …, role: …, file: …}",
                    (
                        Field("organisation", ID, "The organisation’s id.", required=True),
                        Field("role", LINE, "In which role.", required=True),
                        Field("file", LINE, "The file of its word.", required=True),
                    ),
                    as_fields(Agreed),
                )
            ),
            "Who had signed off the text.",
        ),
        Field(SEAL, SHA256, "A hash over all that the file says; files of earlier versions have none."),
    ),
)


def read_sent(root: Path, document: str | None = None) -> tuple[tuple[Sent, ...], tuple[Diagnostic, ...]]:
    """What was sent from the workspace at `root`, by document, day and number; of one document, or all.

    Only the particulars and the manifests are read, not the files that went out.
    """
    found: list[Sent] = []
    problems: list[Diagnostic] = []
    base = os.path.realpath(root)
    for name, path in _folders(Path(base, FOLDER)):
        if document is not None and name != document:
            continue
        for copy, below in _folders(path):
            sent, wrong = _read(below, f"{FOLDER}/{printable(name)}/{printable(copy)}", name)
            problems += wrong
            if sent is not None:
                found.append(sent)
    return tuple(sorted(found, key=_order)), in_order(problems)


def altered_files(root: Path, sent: Sent) -> Iterator[Diagnostic]:
    """What is said of the files that went out where they are not as they were."""
    for file in sent.files:
        shown = f"{sent.folder}/{file.name}"
        try:
            held = sha256(Path(root, shown).read_bytes()).hexdigest() == file.sha256
        except OSError:
            held = False
        if not held:
            message = f"This is not the file that was sent on {sent.on}, or it is not there."
            yield G302.at(Span(shown), message, _RESTORE)


def check_sent(root: Path) -> tuple[Diagnostic, ...]:
    """What is wrong in the folder of what was sent: particulars, manifests and the files themselves."""
    found, problems = read_sent(root)
    return in_order((*problems, *(problem for sent in found for problem in altered_files(root, sent))))


def _order(sent: Sent) -> tuple[str, date, int, str]:
    return sent.document, sent.on, len(sent.folder), sent.folder


def _folders(path: Path) -> list[tuple[str, Path]]:
    """The folders in one, by name; what is being written has a name that begins with a full stop."""
    try:
        with os.scandir(path) as scan:
            return sorted((e.name, Path(e.path)) for e in scan if e.is_dir() and not e.name.startswith("."))
    except OSError:
        return []


def _read(path: Path, shown: str, document: str) -> tuple[Sent | None, list[Diagnostic]]:
    """One folder; None where it has not even a manifest, or its name is no day."""
    data, problem = read_file(str(path / MANIFEST), f"{shown}/{MANIFEST}", LARGEST_TABLE)
    if data is None:
        return None, [problem] if problem else []
    manifest = _manifest(data)
    values, problems = _particulars(path, shown)
    day = values.pop("on", None) or day_of(path.name)
    if day is None:
        problems.append(G301.at(Span(shown), "The folder’s name is no day such as 2025-02-18.", _RESTORE))
        return None, problems
    expected = values.get("manifest_sha256")
    intact = manifest is not None and expected in {None, sha256(data).hexdigest()}
    if not intact:
        message = f"This is not the manifest of what was sent on {day}."
        problems.append(G302.at(Span(f"{shown}/{MANIFEST}"), message, _RESTORE))
    for name in ("sent", "made", "git", "document"):
        values.pop(name, None)
    content = MappingProxyType(manifest or {})
    return Sent(document=document, folder=shown, on=day, manifest=content, intact=intact, **values), problems


def _particulars(path: Path, shown: str) -> tuple[Values, list[Diagnostic]]:
    place = f"{shown}/{PARTICULARS}"
    data, problem = read_file(str(path / PARTICULARS), place, LARGEST_TEXT)
    if data is None:
        return {}, [problem] if problem else []
    node, found = parse_yaml(data, place)
    problems = list(found)
    if node is None:
        return {}, problems
    reading = Reading(place, SENT_CODES, node)
    if not isinstance(node, MappingNode):
        SENT.read(node, PARTICULARS, reading)
        return {}, problems + reading.problems
    values = SENT.values(node, "", reading)
    seal = values.pop(SEAL, None)
    if seal is not None and seal_of(data.decode("utf-8")) != seal:
        message = "To whom this went, when, or from what it was made was changed by hand after it was sent."
        problems.append(G302.at(Span(place), message, _RESTORE))
    return values, problems + reading.problems


def _manifest(data: bytes) -> dict[str, object] | None:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None
