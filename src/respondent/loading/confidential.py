"""Folders of confidential evidence: in the workspace, or beside it in a repository of fewer readers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from respondent.loading.disk import DISK, Disk
from respondent.loading.folders import RECORD, files_below
from respondent.loading.gathering import Records, gather_records
from respondent.model.codes import L107
from respondent.model.diagnostic import Diagnostic
from respondent.model.settings import Settings
from respondent.model.span import Span


def apart_from(names: Sequence[str], root: str) -> tuple[str, ...]:
    """The real paths of the folders, which the walk through other evidence is to leave alone."""
    return tuple(os.path.realpath(Path(root, name)) for name in names)


def add_confidential(
    records: Records, settings: Settings, root: str, places: Sequence[Span], disk: Disk = DISK
) -> list[Diagnostic]:
    """Add the records of every folder of confidential evidence; each is confidential, whatever it says itself.

    Gives a note for a folder that is not on this computer: not everybody may have it. `root` is a real path, and
    `places` are where the settings name the folders.
    """
    problems = []
    for index, name in enumerate(settings.confidential_evidence):
        folder = os.path.realpath(Path(root, name))
        if not disk.is_folder(folder):
            place = places[min(index, len(places) - 1)]
            problems.append(_absent(name, place))
            continue
        files, wrong = files_below(folder, [(folder, name)], RECORD, disk=disk)
        records.problems += wrong
        before = set(records.records)
        gather_records(files, settings, folder, records, disk)
        for added in records.records.keys() - before:
            record = records.records[added]
            reason = record.reason or f"kept in {name}"
            records.records[added] = replace(record, confidential=True, reason=reason)
    return problems


def _absent(name: str, place: Span) -> Diagnostic:
    return L107.at(
        place,
        f"The folder of confidential evidence “{name}” is not on this computer.",
        "Get it from whoever keeps it, or build the public edition, which needs nothing from it.",
    )
