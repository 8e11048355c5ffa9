"""Codes and the like, cited in another version than the consultation is on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import Q108
from respondent.model.consultation import Consultation, ConsultedDocument
from respondent.model.evidence import Source

_NOT_THE_NAME = re.compile(r"\b(?:the|a|draft|final|proposed|consultation|version)\b|[^a-z0-9 ]")


def another_version(page: Page) -> Findings:
    """A regulator asks about one version; what is said of another may not be true of it.

    Anti-pattern: the code of December 2024 is cited, and the consultation's `documents` say that the draft of June
    2025 is consulted on.

    Best practice: make a record of the version that is consulted on, cite that, and give its id as the `source` of
    the consulted document. Where the other version is meant, say so in the text and silence this with a comment.
    """
    front = page.front
    record = page.workspace.records.get(front.consultation or "") if front else None
    if not isinstance(record, Consultation):
        return
    told: set[tuple[str, str]] = set()
    for claim in page.document.claims:
        for cited in page.sources_of(claim):
            for consulted in _of_other_versions(cited, record, page):
                if (cited.id, consulted.title) in told:
                    continue
                told.add((cited.id, consulted.title))
                yield Q108.at(
                    claim.span,
                    f"“{cited.title}” is cited in the version “{_version(cited)}”; the consultation is on "
                    f"“{_consulted_version(consulted, page)}”.",
                    "Cite the version that is consulted on, or say in the text that you mean the other one.",
                )


def _of_other_versions(cited: Source, record: Consultation, page: Page) -> Iterator[ConsultedDocument]:
    """The documents consulted on of which a source is another version; none where one is the very source."""
    if any(one.source == cited.id and _agree(one, cited, page) for one in record.documents):
        return
    for one in record.documents:
        source = page.workspace.records.get(one.source or "")
        names = {_name(one.title), _name(source.title) if isinstance(source, Source) else ""}
        same = one.source == cited.id or _name(cited.title) in names
        if same and not _agree(one, cited, page):
            yield one


def _agree(consulted: ConsultedDocument, cited: Source, page: Page) -> bool:
    """Whether the two are one version, as far as both say which."""
    mine, theirs = _version(cited), _consulted_version(consulted, page)
    return not mine or not theirs or _plain(mine) == _plain(theirs)


def _version(source: Source) -> str:
    return source.version or source.edition or ""


def _consulted_version(consulted: ConsultedDocument, page: Page) -> str:
    source = page.workspace.records.get(consulted.source or "")
    return consulted.version or (_version(source) if isinstance(source, Source) else "")


def _name(title: str) -> str:
    words = _NOT_THE_NAME.sub(" ", title.casefold()).replace("codes", "code")
    return " ".join(words.split())


def _plain(version: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]", " ", version.casefold()).split())
