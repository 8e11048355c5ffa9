"""A copy of the example whose documents are built and were all sent, for tests of what a change touches."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

from respondent.loading.workspace import load
from respondent.model.impact import Effect, Impact, Resting, Where
from respondent.press import Press
from respondent.sending import send as send_document

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = "2025-02-18"
FORCES = "evidence/home-office/image-offences-by-force.csv"


def example(root: Path) -> Path:
    """A copy of the example's letters and releases, with nothing sent or built."""
    for name in ("evidence", "templates"):
        copytree(ROOT / name, root / name, ignore=ignore_patterns("responses", "invented-referrals.yaml"))
    copy(ROOT / "respondent.yaml", root)
    return root


def send(root: Path, day: str = DAY, *documents: str) -> None:
    """Freeze these or all documents of a workspace in `sent/`, as `respondent send` does."""
    loaded = load(root)
    press = Press(loaded)
    every = (name for template in press.templates for name in press.document_ids(template))
    for document in documents or list(every):
        frozen = send_document(loaded, document, ["The Reader"], date.fromisoformat(day), ["md"])
        assert frozen.sent is not None


def change(root: Path, name: str, old: str, new: str) -> None:
    """Put `new` for `old`, which stands there once, in a file of the workspace."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def of(found: Impact, where: Where = Where.SENT) -> dict[str, Resting]:
    """What rests on it in that form, by document."""
    return {one.document: one for one in found.resting if one.where is where}


def effect(one: Resting, number: int) -> Effect:
    """The effect on one claim."""
    return next(effect for effect in one.effects if effect.number == number)
