"""Whether a record can be called something, said to somebody who may not see every record."""

from __future__ import annotations

from respondent.edit.create import IdRefusedError, refuse_id
from respondent.web.visit import Visit


def id_errors(visit: Visit, record_id: str, of: str | None = None) -> dict[str, str]:
    """What is wrong with an id for a new record, or one `of` which is to be renamed; empty where it can be used.

    It is said by the input “id”.
    """
    try:
        refuse_id(visit.view.loaded, record_id, of)
    except IdRefusedError as error:
        return {"id": "Give it a short name." if not record_id else str(error)}
    try:
        refuse_id(visit.desk.view(confidential=True).loaded, record_id, of)
    except IdRefusedError:  # of what the visitor may not see no more is said than that
        return {"id": cannot_be_used(record_id)}
    return {}


def cannot_be_used(record_id: str) -> str:
    """What is said where something is in the way that the visitor may not see."""
    return f"“{record_id}” cannot be used. Choose another name."
