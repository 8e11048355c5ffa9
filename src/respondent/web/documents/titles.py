"""What documents are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from respondent.model.document import Document, text_of


def title_in(document: Document) -> str:
    """A document's title on one line; its name where it has none."""
    return " ".join(text_of(document.title).split()) or document.id


def titles_of(documents: Iterable[Document]) -> dict[str, str]:
    """What each document is called, by its name; of several with one title each with its name."""
    titles = {one.id: title_in(one) for one in documents}
    many = Counter(titles.values())
    return {name: title if many[title] == 1 else f"{title}: {name}" for name, title in titles.items()}
