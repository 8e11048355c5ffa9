"""What rests on a record, or on all that has changed since a revision: templates, built files and what was sent.

Of what was sent nothing but the manifests in ``sent/`` is needed. Templates are rendered with the evidence as it
is, so that what a document would say is in its own words; where its template is gone, the words are written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from respondent.checking.page import Page
from respondent.collector import paused
from respondent.loading.manifests import Copy, built_copies, recipients_of, sent_copies
from respondent.loading.workspace import Loaded, load
from respondent.model.built import Built, BuiltClaim, read_manifest
from respondent.model.dependence import named_by
from respondent.model.document import Claim, Document
from respondent.model.impact import Effect, Impact, Outcome, Resting, Where
from respondent.model.manifest import manifest_of
from respondent.model.template import FrontMatter
from respondent.model.workspace import Workspace
from respondent.rendering.render import render
from respondent.tracing.aligning import aligned
from respondent.tracing.asked import Asked, ask
from respondent.tracing.changes import changes, subject
from respondent.tracing.effects import Effects
from respondent.tracing.was import sentences_then, title_then


def impact(
    source: Path | str | Loaded,
    names: Iterable[str] = (),
    *,
    before: Workspace | None = None,
    out: Path | None = None,
    sentences: bool = True,
) -> Impact:
    """What rests on the records or rows that `names` name; without any, on all that differs from `before`.

    `before` is the evidence as it was. `out` is the folder of built documents, without it ``out`` in the workspace.
    Without `sentences` the titles of documents and the sentences of claims, which corrections quote, are left out.
    Raises NoWorkspaceError, and NotFoundError for a name that there is not.
    """
    loaded = source if isinstance(source, Loaded) else load(source)
    now = loaded.workspace
    differing = changes(before, now) if before is not None else ()
    wanted = tuple(names) or tuple(one.name for one in differing)
    asked = ask(wanted, now, before)
    subjects = tuple(subject(name, before, now) for name in asked.names)
    if not subjects:
        return Impact((), ())
    with paused():
        run = _Run(now, before, asked, now.root / "out" if out is None else out, sentences=sentences)
        return Impact(subjects, tuple(run.resting()), tuple(run.unread))


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A document as the evidence would make it now, and as it would have been made before."""

    now: Document | None
    then: Built | None


class _Run:
    """Goes through the templates, the built and the sent documents."""

    def __init__(
        self, now: Workspace, before: Workspace | None, asked: Asked, out: Path, *, sentences: bool
    ) -> None:
        self._sentences = sentences
        self.unread: list[str] = []
        self._now = now
        self._before = before
        self._asked = asked
        self._out = out
        self._effects = Effects(now, before, asked.ids)
        self._fresh = self._rendered()

    def resting(self) -> Iterator[Resting]:
        """What was sent first, then what is built, then the templates."""
        for copy in self._read(sent_copies(self._now.root, self._may_rest)):
            yield from self._copy(copy, Where.SENT)
        for copy in self._read(built_copies(self._now.root, self._out)):
            yield from self._copy(copy, Where.BUILT)
        for fresh in self._fresh.values():
            if fresh.then is not None:
                template = self._now.templates.get(fresh.then.template)
                paths = (template.path,) if template else ()
                yield from self._document(fresh.then, Where.TEMPLATE, paths)

    def _read(self, found: Iterable[Copy | str]) -> Iterator[Copy]:
        for one in found:
            if isinstance(one, Copy):
                yield one
            else:
                self.unread.append(one)

    def _may_rest(self, data: bytes) -> bool:
        """Whether a manifest names one of the records, or a template whose address or rows do."""
        return any(needle in data for needle in self._needles)

    @cached_property
    def _needles(self) -> tuple[bytes, ...]:
        named = (f'"{name}"'.encode() for name in self._templates_naming)
        return (*self._asked.needles, *named)

    @cached_property
    def _templates_naming(self) -> Mapping[str, str]:
        """The templates whose front matter names something asked about, with the sentence that says so."""
        return {
            template.id: told
            for template in self._now.templates.values()
            if template.front is not None and (told := _named(template.front, self._asked))
        }

    # One document

    def _copy(self, copy: Copy, where: Where) -> Iterator[Resting]:
        for one in self._document(copy.document, where, copy.paths):
            to = recipients_of(self._now.root, copy.folder) if where is Where.SENT else ()
            yield replace(one, sent_on=copy.sent_on, to=to)

    def _document(self, past: Built, where: Where, paths: tuple[str, ...]) -> Iterator[Resting]:
        cited = past.sources()
        found = [
            (claim, through)
            for claim in past.claims
            if (through := self._through(claim, cited.get(claim.number, ())))
        ]
        whole = tuple(self._whole(past))
        if not found and not whole:
            return
        fresh = self._fresh.get(past.document, _Fresh(None, None)).now
        pairs = aligned(past, fresh) if fresh is not None else {}
        effects = tuple(self._effects.of(claim, through, pairs.get(claim.number)) for claim, through in found)
        title = ""
        if self._sentences and fresh is not None and past.template_hash == fresh.template_hash:
            page = Page(fresh, self._now)
            texts = {pairs[claim.number].number: claim.text for claim in past.claims if claim.number in pairs}
            title = title_then(page, texts)
            effects = tuple(_placed(effects, pairs, page, texts))
        yield Resting(
            where=where,
            document=past.document,
            template=past.template,
            paths=paths,
            kind=past.kind,
            day=past.date,
            effects=effects,
            whole=whole,
            title=title,
        )

    def _through(self, claim: BuiltClaim, sources: tuple[str, ...]) -> tuple[str, ...]:
        """By what of all that is asked about a claim is touched: what it rests on, and rows new to its sums."""
        names = self._asked.through(claim, sources)
        rows = self._asked.rows
        came = (
            f"{table}#{', '.join(key)}"
            for table, key in (self._effects.came(claim) if rows else ())
            if key in rows.get(table, ())
        )
        return (*names, *came)

    def _whole(self, past: Built) -> Iterator[str]:
        """How a document rests on something asked about as a whole, and not by a claim."""
        if told := self._templates_naming.get(past.template):
            yield told
        template = self._now.templates.get(past.template)
        each = template.front.for_each if template is not None and template.front is not None else None
        if each is not None and past.row in self._asked.rows.get(each.table, ()):
            yield f"It is made for “{each.table}#{', '.join(past.row)}”."

    def _rendered(self) -> dict[str, _Fresh]:
        """Every document that the templates give, with the evidence as it is and as it was."""
        found: dict[str, _Fresh] = {}
        for template_id in sorted(self._now.templates):
            now = {one.id: one for one in render(self._now, template_id).documents}
            then = now
            if self._before is not None:
                past = replace(self._now, records=self._before.records, broken=self._before.broken)
                then = {one.id: one for one in render(past, template_id).documents}
            for name in dict.fromkeys((*then, *now)):
                old = then.get(name, now.get(name))
                manifest = read_manifest(manifest_of(old).json) if old is not None else None
                found[name] = _Fresh(now.get(name), manifest)
        return found


def _placed(
    effects: Iterable[Effect], pairs: Mapping[int, Claim], page: Page, texts: Mapping[int, str]
) -> Iterator[Effect]:
    """The effects with the rest of their sentences, as these were; nothing is looked for where all is unchanged."""
    told = tuple(effects)
    if all(effect.outcome is Outcome.SAME for effect in told):
        yield from told
        return
    sentences = sentences_then(page, texts)
    for effect in told:
        place = sentences.get(pairs[effect.number].number) if effect.number in pairs else None
        yield effect if place is None else replace(effect, before=place[0], after=place[1])


def _named(front: FrontMatter, asked: Asked) -> str:
    """Which of the records asked about a template’s front matter names; rows of its table are another matter."""
    names = sorted(set(named_by(front)) & asked.whole)
    return f"Its front matter names {' and '.join(f'“{name}”' for name in names)}." if names else ""
