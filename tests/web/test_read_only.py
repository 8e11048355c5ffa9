"""A repository that the server may read and not write: each save is refused, and nothing typed is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from html import unescape
from pathlib import Path

import pytest
from tests.web.over_http import Answer, Visitor, changed, entered
from tests.web.started import started
from tests.web.world import a_world, commit, git

AS_ANYBODY = ("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search,-fowner")
"""Without root's right to write where nobody may."""

pytestmark = pytest.mark.skipif(
    os.name == "nt" or (os.geteuid() == 0 and shutil.which("setpriv") is None),
    reason="whoever runs the tests may write everywhere, and cannot give that up",
)

TYPED = "Typed in vain"
WORDS = "The workspace’s repository cannot be written to"


@contextmanager
def closed(root: Path, *places: str) -> Iterator[None]:
    """These places can be read and not written, with all that is in them, until the end of the block."""
    for place in places:
        subprocess.run(["chmod", "-R", "a-w", str(root / place)], check=True)
    yield
    for place in places:
        subprocess.run(["chmod", "-R", "u+w", str(root / place)], check=True)


def filled(visitor: Visitor, page: str, action: str, **typed: str) -> Answer:
    """The answer to a form that was opened and filled in."""
    return visitor.send(action, changed(visitor.get(page).form(action), **typed))


FORMS = (
    ("/evidence/offences/change", "", {"note": TYPED, "comment": TYPED, "why": "typo", "step": "save"}),
    (
        "/evidence/by-force/row?key=Gwent",
        "/evidence/by-force/row",
        {"cell.offences": "504", "comment": TYPED, "why": "typo", "step": "save"},
    ),
    ("/evidence/offences/text", "", {"text": f"kind: finding\nstatement: {TYPED}.\nsource: crime-data\n"}),
    (
        "/evidence/new?kind=finding",
        "/evidence/new",
        {"id": "new", "statement": f"{TYPED}.", "source": "crime-data", "step": "save"},
    ),
    ("/evidence/offences/rename", "", {"name": "typed-in-vain", "step": "save"}),
    ("/evidence/offences/retire", "", {"reason": TYPED, "superseded_by": "", "step": "save"}),
    ("/review/offences", "/review/offences/verdict", {"verdict": "queried", "comment": TYPED}),
    ("/review/offences", "/review/offences/remark", {"text": TYPED}),
    ("/documents/letter/sign", "", {"word": "refused", "terms": TYPED, "role": "chief executive"}),
)


def test_what_cannot_be_kept_is_said_and_stays_on_the_form(tmp_path: Path) -> None:
    root = a_world(tmp_path / "w")
    git(root, "config", "user.name", "Ada Quay")
    git(root, "config", "user.email", "ada@quay.example")
    settings = root / "respondent.yaml"
    settings.write_text(settings.read_text().replace("folders: [evidence/quay]", PEOPLE), encoding="utf-8")
    commit(root, "Say whose people they are")
    before = git(root, "rev-parse", "HEAD")
    how = AS_ANYBODY if os.geteuid() == 0 else ()
    with started(root, *how) as server, closing(entered(server.link)) as ada:
        for places in ((".git/refs/heads",), (".git/logs",), (".git/objects",), ("evidence/quay",)):
            with closed(root, *places):
                refused(
                    filled(ada, FORMS[0][0], FORMS[0][0], **FORMS[0][2]), FORMS[0][2], "Nothing was changed."
                )
        with closed(root, "."):
            for page, action, typed in FORMS:
                refused(filled(ada, page, action or page, **typed), typed, WORDS)
            for page in ("/", "/evidence", "/evidence/offences", "/review"):
                assert ada.get(page).status == 200
        assert git(root, "status", "--porcelain") == ""
        assert git(root, "rev-parse", "HEAD") == before
        kept = filled(ada, FORMS[0][0], FORMS[0][0], **FORMS[0][2])
        assert kept.status == 303, "what was opened to writing again can be saved to, without a new start"


PEOPLE = "folders: [evidence/quay], addresses: [quay.example]"


def refused(answer: Answer, typed: dict[str, str], said: str) -> None:
    assert answer.status in (409, 422)
    page = unescape(answer.body.decode())
    assert said in page
    assert "Others are committing" not in page, "which would have them try again and again"
    for name, value in typed.items():
        if name != "step":
            assert value in page, (name, "is still there")
