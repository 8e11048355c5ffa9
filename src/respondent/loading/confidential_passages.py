"""Whether the files that a document is made of hold passages that not everybody may read."""

from __future__ import annotations

from pathlib import Path

from respondent.loading.files import LARGEST_TEXT, read_file
from respondent.model.confidence import has_passage
from respondent.model.workspace import Workspace


def may_hold_passages(workspace: Workspace, template_id: str) -> bool:
    """Whether a template's files may hold confidential passages, its own or those it includes; a missing one may.

    The files themselves are asked: what somebody sees of a workspace may be without these passages.
    """
    template = workspace.templates.get(template_id)
    if template is None:
        return True
    paths = [template.path, *(one.path for one in workspace.partials.values())]
    return any(_may_hold_one(workspace.root, path) for path in paths)


def _may_hold_one(root: Path, path: str) -> bool:
    data, problem = read_file(str(root / path), path, LARGEST_TEXT)
    if data is None or problem is not None:
        return True
    try:
        return has_passage(data.decode("utf-8"))
    except UnicodeDecodeError:
        return True
