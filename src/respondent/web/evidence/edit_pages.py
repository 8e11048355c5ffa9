"""The form of a record, and the page that asks whether a change is right: for who saves it, and who proposes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from respondent.desk.preview import Preview
from respondent.web.evidence.advice import advice_on
from respondent.web.evidence.choices import Choices
from respondent.web.evidence.draft import packed, told
from respondent.web.evidence.edited import WHYS, Edited
from respondent.web.evidence.effects import Effects, effects_of
from respondent.web.evidence.present import present_at
from respondent.web.record_form.question import in_parts, questions, unplaced
from respondent.web.record_form.shown import carried
from respondent.web.visit import Visit

NO_REASON = {"why": "Say why you are changing it."}


@dataclass(frozen=True, slots=True)
class Way:
    """What becomes of the form: the end of its address, and the words on its pages.

    `unsaved` stands above the changes that are to be checked, and `keep` on the button below them. `question` asks
    for one of `whys`, each with its value, its words and perhaps a hint.
    """

    path: str
    heading: str
    check: str
    comment: str = "Anything that colleagues should know (optional)"
    comment_hint: str = "Kept with the change in its history."
    unsaved: str = "Nothing is saved yet. Look at what follows"
    keep: str = "Save"
    question: str = "Why are you changing it?"
    whys: tuple[tuple[str, ...], ...] = WHYS

    def why_words(self, why: str) -> str:
        """The words of one of the reasons; "" where it is none of them."""
        return next((words for value, words, *_ in self.whys if value == why), "")


def form_page(
    visit: Visit,
    edited: Edited,
    way: Way,
    errors: Mapping[str, str],
    *,
    about: str = "",
    typed: str = "",
    status: int = 200,
    effects: Effects | None = None,
) -> Response:
    """The form; `errors` are by the names of inputs, "" for what is wrong with all of it.

    `about` stands below the heading. `typed` is the form's address where it shows what was typed into it before.
    """
    beside = ("", "why", "comment")
    placed = {name: text for name, text in errors.items() if name not in beside}
    form = questions(edited.kind, edited.inputs, placed)
    general = [("", text) for name, text in errors.items() if name == ""]
    general += [("", text) for text in unplaced(edited.kind, edited.inputs, placed)]
    by_input = [pair for question in form for pair in question.errors]
    last = [(name, errors[name]) for name in ("why", "comment") if name in errors]
    address = f"/evidence/{edited.record.id}"
    return visit.page(
        "evidence/change.html",
        status=status,
        problems=[*general, *by_input, *last],
        way=way,
        heading=way.heading,
        about=about,
        typed=typed,
        title=edited.record.title,
        record_id=edited.record.id,
        is_new=False,
        action=f"{address}/{way.path}",
        live=f"{address}/effects",
        back=address,
        base=edited.base,
        was=packed(edited.was),
        parts_of_form=in_parts(form),
        choices=Choices(visit.view.workspace),
        why=edited.why,
        why_error=errors.get("why", ""),
        comment=edited.comment,
        comment_error=errors.get("comment", ""),
        effects=effects,
        present=present_at(visit, edited.record.id),
    )


def check_page(visit: Visit, edited: Edited, way: Way, preview: Preview) -> Response:
    """What is changed and what follows, before it is kept."""
    titles = Choices(visit.view.workspace).title
    return visit.page(
        "evidence/check.html",
        heading=way.check,
        title=edited.record.title,
        back=f"/evidence/{edited.record.id}",
        save=f"/evidence/{edited.record.id}/{way.path}",
        save_step="save",
        unsaved=way.unsaved,
        keep=way.keep,
        changes=[(one.label, one.before, one.after) for one in told(edited.kind, edited.changes, titles)],
        why_words=way.why_words(edited.why),
        comment=edited.comment,
        advice=advice_on(edited.kind, edited.mine),
        effects=effects_of(preview),
        carried=inputs_of(edited),
        can_save=True,
    )


def inputs_of(edited: Edited) -> list[tuple[str, str]]:
    """What the form would send as it is."""
    return [
        ("was", packed(edited.was)),
        ("base", edited.base),
        ("why", edited.why),
        ("comment", edited.comment),
        *carried(edited.inputs),
        *((name, "") for name in _lists(edited)),
    ]


def _lists(edited: Edited) -> list[str]:
    """The names of lists of groups, so that one that was emptied is known to have been on the form."""
    return [question.name for question in questions(edited.kind, edited.inputs, {}) if question.groups]
