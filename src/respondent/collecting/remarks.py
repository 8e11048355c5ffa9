"""The comments of all copies, each once, with its answers, its paragraph and what its claims rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from respondent.collecting.laying import Laid
from respondent.model.audit import Audit, Comment
from respondent.model.collection import Answer, Copy, Remark


def remarks_of(copies: Sequence[Copy], laid: Laid) -> tuple[Remark, ...]:
    """Every comment in the order of the paragraphs; one that several copies have is one."""
    found: dict[tuple[str, str, str, str], Remark] = {}
    for number, copy in enumerate(copies):
        for remark in _remarks(number, copy.audit, laid):
            key = remark.author, remark.date, remark.text, remark.about
            known = found.get(key)
            found[key] = remark if known is None else _joined(known, remark)
    last = len(laid.paragraphs) + 1
    return tuple(sorted(found.values(), key=lambda one: one.paragraph or last))


def _joined(one: Remark, other: Remark) -> Remark:
    answers = tuple(dict.fromkeys((*one.answers, *other.answers)))
    return replace(one, copies=(*one.copies, *other.copies), answers=answers, done=one.done or other.done)


def _remarks(number: int, audit: Audit, laid: Laid) -> Iterator[Remark]:
    by_id = {comment.id: comment for comment in audit.comments}
    answers: dict[str, list[Answer]] = {}
    for comment in audit.comments:
        root = _root(comment, by_id)
        if root is not comment:
            answers.setdefault(root.id, []).append(Answer(comment.author, comment.date, comment.text))
    records = {one.claim.number: one.claim.tag.record for one in audit.claims}
    for comment in audit.comments:
        if _root(comment, by_id) is not comment:
            continue
        place = laid.rows[number].get(comment.pieces[0].passage) if comment.pieces else None
        yield Remark(
            (number,),
            comment.author,
            comment.date,
            comment.text,
            comment.about,
            laid.paragraphs[place - 1].section if place else "",
            place,
            comment.claims,
            tuple(dict.fromkeys(records[one] for one in comment.claims if one in records)),
            tuple(answers.get(comment.id, ())),
            comment.done,
        )


def _root(comment: Comment, by_id: dict[str, Comment]) -> Comment:
    """The comment that began the thread; of a circle, as a damaged file may have, one and the same for all."""
    seen = {comment.id}
    while comment.answers in by_id:
        if comment.answers in seen:
            return by_id[min(seen)]
        comment = by_id[comment.answers]
        seen.add(comment.id)
    return comment
