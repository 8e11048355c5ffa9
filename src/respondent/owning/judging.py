"""Changes held against who may make them, by the settings that were good before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from respondent.loading.settings import read_settings
from respondent.loading.workspace import SETTINGS
from respondent.model.codes import O101, O102, O103, O104
from respondent.model.diagnostic import Diagnostic, in_order
from respondent.model.partner import Partner, may_change, owner_of_path, partner_at
from respondent.model.proposal import FOLDER as PROPOSALS
from respondent.model.review import REMARKS
from respondent.model.sent import FOLDER as SENT
from respondent.model.settings import Settings
from respondent.model.signoff import FOLDER as SIGNOFFS
from respondent.model.span import Span
from respondent.owning.authored import Authored
from respondent.reviewing.verdict_file import FOLDER as REVIEWS
from respondent.yamltext.node import MappingNode, ScalarNode
from respondent.yamltext.parse import parse_yaml

RecordOf = Callable[[str, str | None], bytes | None]
"""The text of the record that names a CSV file as its rows: by the file's path, in a commit or what is staged."""

_DECIDED = re.compile(rb"\s*\ndecision:")
_OWNER = re.compile(rb"^owner:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


def settings_in(data: bytes | None) -> Settings:
    """The settings that a respondent.yaml holds; where there is none, those of a workspace that says nothing."""
    node = parse_yaml(data, SETTINGS)[0] if data else None
    return read_settings(node, SETTINGS)[0]


def foreign_changes(
    changes: Iterable[Authored], settings: Settings, record_of: RecordOf
) -> tuple[Diagnostic, ...]:
    """What people changed that is not theirs, by the partners in `settings`: those of the revision before.

    Where these name no partners, anybody may change everything.
    """
    if not settings.partners:
        return ()
    judge = _Judge(settings, record_of)
    return in_order(problem for change in changes for problem in _of_both(judge, change))


def _of_both(judge: _Judge, change: Authored) -> Iterable[Diagnostic]:
    """What is wrong with a change; nothing, if whoever accepted it might have made it."""
    problems = tuple(judge.problems(change))
    if problems and change.accepted and not tuple(judge.problems(replace(change, email=change.accepted))):
        return ()
    return problems


def foreign_to(
    organisation: str, changes: Iterable[Authored], settings: Settings, record_of: RecordOf
) -> tuple[Diagnostic, ...]:
    """As `foreign_changes`, for changes of somebody who is known to be of that organisation, a partner or not."""
    if not settings.partners:
        return ()
    judge = _Judge(settings, record_of)
    mine = next((one for one in settings.partners if one.organisation == organisation), Partner(organisation))
    return in_order(problem for change in changes for problem in judge.problems_for(change, mine))


@dataclass(frozen=True)
class _Judge:
    settings: Settings
    record_of: RecordOf

    def problems(self, change: Authored) -> Iterable[Diagnostic]:
        """What is wrong with one change: nothing, or one thing."""
        partners = self.settings.partners
        mine = partner_at(change.email, partners)
        return self.problems_for(change, mine) if mine is not None else (_unknown(change),)

    def problems_for(self, change: Authored, mine: Partner) -> Iterable[Diagnostic]:
        """The same for a change of a partner's."""
        partners = self.settings.partners
        if mine.everything:
            return ()
        if self._is_evidence(change.path):
            return self._of_evidence(change, mine)
        if self._may_be_added(change):
            return ()
        owner = owner_of_path(change.path, partners)
        if owner is not None and may_change(mine.organisation, owner, partners):
            return ()
        return (_not_everybody_s(change, mine),)

    def _is_evidence(self, path: str) -> bool:
        folders = (*self.settings.evidence, *self.settings.confidential_evidence)
        return any(path.startswith(f"{folder.rstrip('/')}/") for folder in folders)

    def _may_be_added(self, change: Authored) -> bool:
        """Whether it is a new verdict, remark, sign-off, proposal, copy of a source or what was sent: all may add.

        So may a decision be added to a proposal; what it changes in the evidence is judged there.
        """
        folders = (REVIEWS, REMARKS, SIGNOFFS, SENT, PROPOSALS, self.settings.archive)
        if change.before is None:
            return any(change.path.startswith(f"{folder}/") for folder in folders)
        before, after = change.before.rstrip(), change.after or b""
        is_decided = after.startswith(before) and _DECIDED.match(after, len(before)) is not None
        return change.path.startswith(f"{PROPOSALS}/") and is_decided

    def _of_evidence(self, change: Authored, mine: Partner) -> Iterable[Diagnostic]:
        """Whose the record is before and after: both must be theirs who change it."""
        partners = self.settings.partners
        owners = [self._owner(change, data) for data in (change.before, change.after) if data is not None]
        foreign = [owner for owner in owners if not may_change(mine.organisation, owner, partners)]
        if not foreign:
            return ()
        if len(set(owners)) > 1:
            return (_changes_hands(change, mine, owners[0], owners[1]),)
        return (_foreign(change, mine, foreign[0]),)

    def _owner(self, change: Authored, data: bytes) -> str | None:
        record: bytes | None = data
        if PurePosixPath(change.path).suffix not in (".yaml", ".yml"):
            record = self.record_of(change.path, change.commit)
        named = _owner_in(record) if record is not None else None
        return named or owner_of_path(change.path, self.settings.partners)


def _owner_in(record: bytes) -> str | None:
    """The owner that a record names, also where the rest of it is broken."""
    node, _ = parse_yaml(record, "")
    if isinstance(node, MappingNode):
        owner = node.get("owner")
        return owner.text if isinstance(owner, ScalarNode) and owner.text else None
    found = _OWNER.search(record)
    return found[1].decode() if found else None


def _by(change: Authored) -> str:
    commit = f", in commit {change.commit[:10]}" if change.commit else ""
    return f"{change.email or 'somebody without an e-mail address'}{commit}"


def _verb(change: Authored) -> str:
    if change.before is None:
        return "added"
    return "deleted" if change.after is None else "changed"


def _foreign(change: Authored, mine: Partner, owner: str | None) -> Diagnostic:
    whose = f"is {owner}’s" if owner else "belongs to no partner"
    remedy = (
        f"Ask {owner} to make the change, or send it to them as a proposal."
        if owner
        else "Ask a partner who may change everything, or put the record into your own folder."
    )
    return O101.at(
        Span(change.path),
        f"This {whose}, and {mine.organisation} {_verb(change)} it ({_by(change)}).",
        remedy,
    )


def _changes_hands(change: Authored, mine: Partner, before: str | None, after: str | None) -> Diagnostic:
    was, now = before or "nobody", after or "nobody"
    return O102.at(
        Span(change.path),
        f"{mine.organisation} makes this {now}’s; it was {was}’s ({_by(change)}).",
        "Ask a partner who may change everything to hand it over, so that both know of it.",
    )


def _not_everybody_s(change: Authored, mine: Partner) -> Diagnostic:
    return O103.at(
        Span(change.path),
        f"{mine.organisation} {_verb(change)} this, which only partners with `everything: true` may "
        f"({_by(change)}).",
        "Ask one of them to make the change; what counts is what the settings said before it.",
    )


def _unknown(change: Authored) -> Diagnostic:
    return O104.at(
        Span(change.path),
        f"{_by(change)}, {_verb(change)} this, and belongs to no partner that the settings name.",
        "Commit with the address that your organisation is known by (git config user.email), or ask for yours to "
        "be added to `partners`.",
    )
