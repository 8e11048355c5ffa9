"""What the tests of `impact` share: documents that are built and leave, and evidence that is revised after that."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from respondent import build
from respondent.loading.workspace import load
from respondent.model.impact import Effect, Impact, Resting, Where
from respondent.model.manifest import NAMESPACE
from respondent.model.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = "2025-02-18"


def example(folder: Path) -> Path:
    """A copy of the example's letters and releases."""
    root = folder / "example"
    for name in ("evidence", "templates"):
        shutil.copytree(
            ROOT / name, root / name, ignore=shutil.ignore_patterns("responses", "invented-referrals.yaml")
        )
    shutil.copy(ROOT / "respondent.yaml", root)
    return root


def manifest_in(path: Path) -> bytes:
    """The manifest that a built Word file carries."""
    with ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("customXml/item"):
                element = etree.fromstring(package.read(name))
                if element.tag == f"{{{NAMESPACE}}}manifest":
                    return str(element.text).encode()
    raise AssertionError(path)


def leave(root: Path, day: str = DAY, *, to: str | None = None, keep: bool = False) -> Path:
    """Build every document and put it into ``sent/``; `keep` leaves the folder of built documents there, too.

    Gives the folder ``sent``.
    """
    built = build(root)
    assert built.withheld == ()
    for path in built.files:
        folder = root / "sent" / path.stem / day
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_bytes(manifest_in(path))
        if to is not None:
            (folder / "sent.yaml").write_text(to, encoding="utf-8")
    if not keep:
        shutil.rmtree(root / "out")
    return root / "sent"


def revise(root: Path, name: str, old: str, new: str) -> Workspace:
    """Change a file of the evidence; gives the workspace as it was before."""
    before = load(root).workspace
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")
    return before


def at(found: Impact, where: Where) -> dict[str, Resting]:
    """The documents that rest on it in one form, by id."""
    return {one.document: one for one in found.resting if one.where is where}


def outcomes(effects: Iterable[Effect]) -> dict[str, tuple[str, str | None]]:
    """By what each claim says: what became of it, and what it would say if that is something else."""
    return {effect.text: (effect.outcome.value, effect.would) for effect in effects}


def sent_effects(found: Impact) -> dict[str, tuple[str, str | None]]:
    """The same for every claim of what was sent."""
    return outcomes(effect for one in at(found, Where.SENT).values() for effect in one.effects)
