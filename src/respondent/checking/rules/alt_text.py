"""A picture without words for those who do not see it."""

from __future__ import annotations

import re

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import D103
from respondent.model.directory import Organisation

_FILE = re.compile(
    r"\S+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp)|(?:image|picture|photo|logo|img|dsc)[ _-]?\d*", re.IGNORECASE
)


def alt_text(page: Page) -> Findings:
    """Whoever hears the document read out hears the alternative text, or nothing.

    Anti-pattern: a logo without `logo_alt`, or a picture whose description is the name of its file.

    Best practice: say what the picture shows, in a few words.
    """
    for passage in page.passages:
        for image in passage.images:
            if _FILE.fullmatch(image.alt.strip()):
                yield D103.at(
                    passage.span,
                    f"The picture “{image.path}” is described as “{image.alt}”, which says nothing.",
                    f"Write ![what it shows]({image.path}).",
                )
    if page.front is None or page.document.letterhead is not None:
        return
    for name in page.front.senders:
        record = page.workspace.records.get(name)
        if isinstance(record, Organisation) and record.logo and not record.logo_alt:
            yield D103.at(
                record.place_of("logo"),
                f"The logo of “{record.id}” has no description for people who do not see it.",
                "Add `logo_alt`, such as “Logo of the charity”.",
            )
