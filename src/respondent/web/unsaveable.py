"""Why nothing can be saved at the moment, in words for people who do not know git."""

from __future__ import annotations

from respondent.desk.desk import Desk
from respondent.desk.outcome import WhyNot

_WORDS = {
    WhyNot.NO_GIT: "the evidence does not lie where changes of it are kept",
    WhyNot.NO_COMMIT: "whoever set up the evidence has not finished doing so",
    WhyNot.MERGING: "somebody is putting two versions of the evidence together on the server, and has not finished",
    WhyNot.DETACHED: "somebody has opened an older or another version of the evidence on the server",
}


def unsaveable(desk: Desk) -> tuple[str, str]:
    """That nothing can be saved and why, and what to tell whoever can put it right; both empty where it can be."""
    refused = desk.in_the_way()
    if refused is None:
        return "", ""
    why = _WORDS.get(refused.why, "the server does not allow it")
    said = f"Nothing can be saved at the moment: {why}. You can read everything meanwhile."
    return said, f"{refused.message} {refused.remedy}".strip()
