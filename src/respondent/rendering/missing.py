"""What stands for a name that a template uses and nobody has set."""

from __future__ import annotations

from typing import Any

from jinja2 import Undefined
from jinja2.environment import TemplateModule
from jinja2.utils import missing

from respondent.model.codes import T203, T204, T208
from respondent.rendering.faces import POISON
from respondent.rendering.session import current
from respondent.rendering.unknown import unknown_name


class Missing(Undefined):
    """A name, or a part of something, that is not there: asking whether it is is fine, using it is reported.

    The first use leaves a poison behind, so that the rest of the template is still looked at.
    """

    __slots__ = ()

    def report(self) -> None:
        """Note the use of what is not there at the line that is being run."""
        name, thing = str(self._undefined_name), self._undefined_obj
        session = current()
        if thing is missing and self._undefined_hint is None:
            if name in session.told:
                return
            session.report(T203, *unknown_name(name, session.names), needle=name)
        elif self._undefined_hint and self._undefined_hint.startswith("parameter"):
            session.report(
                T208, f"The macro was not given “{name}”.", "Give it where the macro is called.", name
            )
        elif isinstance(thing, TemplateModule) or self._undefined_hint:
            session.report(
                T203,
                f"The template that is imported has no “{name}”.",
                "Look at the names of its macros.",
                name,
            )
        else:
            session.report(T204, f"There is nothing called “{name}” here.", "Leave it out.", name)

    def _fail_with_undefined_error(self, *_: object, **__: object) -> Any:  # Jinja's own never comes back
        """Report instead of raising, and leave a poison."""
        self.report()
        return POISON

    __getitem__ = _fail_with_undefined_error  # what is cut out of it, which goes past the sandbox

    def __str__(self) -> str:
        self.report()
        return current().gap

    def __bool__(self) -> bool:
        self.report()
        return False
