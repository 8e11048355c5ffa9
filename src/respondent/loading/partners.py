"""The shape of `partners` in the settings: who works on the evidence, and what is whose."""

from __future__ import annotations

import re

from respondent.loading.shapes.reading import Refused
from respondent.loading.shapes.shape import Field, Many, Scalar, Shape, as_fields
from respondent.loading.shapes.values import FLAG, ID, read_folder, read_line
from respondent.model.partner import Partner

_ADDRESS = re.compile(r"(?:[^\s@<>]+)?@?[^\s@<>]+\.[^\s@<>]+")
_TEAM = re.compile(r"@[^\s@]+|[^\s@]+@[^\s@]+")


def _folder(text: str) -> str:
    return read_folder(text, "evidence/nspcc")


def _address(text: str) -> str:
    address = read_line(text)
    if _ADDRESS.fullmatch(address) is None:
        raise Refused(
            f"“{text[:40]}” is no e-mail address.",
            "Write a whole address, or what follows its @: policy@example.org or example.org.",
        )
    return address


def _team(text: str) -> str:
    team = read_line(text)
    if _TEAM.fullmatch(team) is None:
        raise Refused(
            f"“{text[:40]}” is nobody whom a CODEOWNERS file can name.",
            'Write “"@team"” in quotation marks, or an e-mail address.',
        )
    return team


PARTNER = Shape(
    "fields such as {organisation: nspcc, folders: [evidence/nspcc], addresses: [nspcc.example.org]}",
    (
        Field("organisation", ID, "The organisation's record.", required=True),
        Field(
            "folders",
            Many(Scalar("a folder such as evidence/nspcc", _folder)),
            "Folders whose records are its own, unless a record names another `owner`.",
            default="none",
        ),
        Field(
            "addresses",
            Many(Scalar("an e-mail address, or what follows its @", _address)),
            "By which addresses its people are known in git.",
            default="none",
        ),
        Field(
            "code_owners",
            Many(Scalar('a team such as "@nspcc/policy", or an e-mail address', _team)),
            "Who is named for its folders in a CODEOWNERS file.",
            default="none",
        ),
        Field(
            "everything", FLAG, "Its people may change every record, template and setting.", default="false"
        ),
        Field("confidential", FLAG, "Its people see confidential records.", default="false"),
    ),
    as_fields(Partner),
)
