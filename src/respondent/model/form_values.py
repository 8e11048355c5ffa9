"""What is said of a response as a whole, for a regulator's form: its fields, and what is confidential."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FormValues:
    """Values for the fields and boxes of a form.

    - `fields`: by a name of ours (“name”, “organisation”, “email”) or by the words of the form's own label
    - `offered`: the same, for forms that ask; nothing is missed where a form does not
    - `choices`: yes or no, by the words that the form has beside the box
    - `confidential`: by the number of a question, whether the answer to it is confidential
    """

    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    offered: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    choices: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    confidential: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def values(self) -> Mapping[str, str]:
        """All fields, those that were asked for first."""
        return {
            **self.fields,
            **{name: value for name, value in self.offered.items() if name not in self.fields},
        }


NO_FORM_VALUES = FormValues()
