"""A template of a workspace rendered: its documents, each whole, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import TemplateError

from respondent.model.codes import T210, T211, T234
from respondent.model.diagnostic import Diagnostic, any_error, in_order
from respondent.model.document import Blocks, Document, Inlines
from respondent.model.evidence import DataTable
from respondent.model.span import Span
from respondent.model.template import FrontMatter, Template
from respondent.model.workspace import NotFoundError, Workspace, did_you_mean
from respondent.rendering import rows
from respondent.rendering.assemble import body_of, documents
from respondent.rendering.budget import TooMuchError
from respondent.rendering.cast import Cast
from respondent.rendering.engine import Engine, Sheet, engine_of
from respondent.rendering.furniture import names_of
from respondent.rendering.lines import Lines, prepare
from respondent.rendering.markdown import TooInvolvedError, reader
from respondent.rendering.naming import References, named
from respondent.rendering.session import NOWHERE, Session, at_work, place_of_failure
from respondent.rendering.signatories import SIGNATORIES, SignatoriesFace
from respondent.rendering.tree import Walker


@dataclass(frozen=True, slots=True)
class Rendered:
    """The documents of a template, and the problems of all of them.

    `problems` are those of each document by its id, and `whole` is whether none was left out.
    """

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]
    problems: Mapping[str, tuple[Diagnostic, ...]]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Job:
    """One document to make, before it is divided among its addressees."""

    template: Template
    front: FrontMatter
    engine: Engine
    variables: dict[str, object]
    row: tuple[str, ...] = ()
    suffix: str = ""


def render(workspace: Workspace, template_id: str, *, draft: bool = False) -> Rendered:
    """Every document that a template makes: one, or one for each row, and each for every addressee.

    A document with an error in it is left out; with `draft`, only one that has no text, and what cannot be printed
    is a gap in the others. Raises NotFoundError where there is no such template.
    """
    template = workspace.templates.get(template_id)
    if template is None or template.front is None:
        raise NotFoundError(
            f"There is no template “{template_id}”.", did_you_mean(template_id, sorted(workspace.templates))
        )
    engine = engine_of(workspace)
    sheets = (engine.title(template), engine.sheet(template.name))
    static = tuple(engine.all_problems(sheets))
    jobs = _jobs(workspace, template, template.front, engine)
    made: dict[str, Document] = {}
    met: dict[str, tuple[Diagnostic, ...]] = {}
    found: list[tuple[str, tuple[Diagnostic, ...]]] = []
    whole = bool(jobs)
    for job in jobs:
        results, problems = _make(job, draft=draft)
        wrong = any_error((*static, *problems))
        kept = tuple(document for document in results if not wrong or (draft and document.blocks))
        whole = whole and bool(kept)
        made |= {document.id: document for document in kept}
        met |= {document.id: (*static, *problems) for document in kept}
        found.append((", ".join(job.row), problems))
    return Rendered(tuple(made.values()), in_order((*static, *rows.told_once(found))), met, whole)


def _jobs(workspace: Workspace, template: Template, front: FrontMatter, engine: Engine) -> list[_Job]:
    signing: dict[str, object] = {SIGNATORIES: SignatoriesFace(names_of(front.senders, workspace.records))}
    if front.for_each is None:
        return [_Job(template, front, engine, signing)]
    table = workspace.records.get(front.for_each.table)
    if not isinstance(table, DataTable):
        return []  # reported when the workspace was loaded
    each = front.for_each
    return [
        _Job(template, front, engine, signing | rows.variables(workspace, each, row), row.key, suffix)
        for row, suffix in zip(table.rows, rows.suffixes(table.rows), strict=True)
    ]


def _make(job: _Job, *, draft: bool) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The documents of one job, and what is wrong with them."""
    engine = job.engine
    names = engine.names(job.template)
    session = Session(engine.workspace, engine.bases, names=names, front=job.front, draft=draft)
    title, body = engine.title(job.template), engine.sheet(job.template.name)
    session.told = title.unknown | body.unknown
    cast = Cast(session)
    with at_work(session):
        heading, in_title = _title(_text(title, job, session), engine, cast)
        blocks, in_text = _blocks(_text(body, job, session), engine, cast)
        heading, blocks = named(heading, blocks, (*in_title, *in_text), cast)
        problems = (*session.problems, *cast.problems)
        if any_error(problems) and not draft:
            return (), problems
        made = documents(
            job.template, job.front, body_of(heading, blocks, job.front, cast), cast, job.row, job.suffix
        )
        return tuple(made), problems


def _text(sheet: Sheet, job: _Job, session: Session) -> str:
    """What a template writes; nothing, and a problem, where it cannot be run to its end."""
    start = sheet.source_text.span(1)
    try:
        return job.engine.run(sheet, job.variables, session)
    except TooMuchError as error:
        place = _or(place_of_failure(error.__traceback__), start)
        problem = T210.at(
            place, f"This {error.what}.", "Look for a loop or a macro that goes on for too long."
        )
    except RecursionError as error:
        place = _or(place_of_failure(error.__traceback__), start)
        problem = T210.at(place, "Templates include or call each other without end.", "Break the circle.")
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        place = _or(place_of_failure(error.__traceback__), start)
        problem = T211.at(place, f"This cannot be worked out: {_said(error)}.", "Write it in a simpler way.")
    session.problems.append(problem)
    return ""


def _or(place: Span, otherwise: Span) -> Span:
    return otherwise if place == NOWHERE else place


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__).rstrip(".")


def _lines(text: str, engine: Engine, cast: Cast) -> Lines:
    return prepare(text, engine.place, cast.session.print, cast.thing)


def _title(text: str, engine: Engine, cast: Cast) -> tuple[Inlines, References]:
    lines = _lines(" ".join(text.split()), engine, cast)
    walker = Walker(lines, cast)
    return walker.inlines(cast.parts(lines.text)), walker.references


def _blocks(text: str, engine: Engine, cast: Cast) -> tuple[Blocks, References]:
    lines = _lines(text, engine, cast)
    try:
        root, lost = reader().read(lines.text)
    except TooInvolvedError as error:
        place = lines.place(error.mark) if error.mark else lines.start
        cast.problems.append(
            T234.at(place, error.what, "Divide it into smaller paragraphs or simpler lists.")
        )
        return (), ()
    walker = Walker(lines, cast, lost)
    return walker.blocks(root), walker.references
