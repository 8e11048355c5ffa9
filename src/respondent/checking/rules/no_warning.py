"""A child's words without a warning before them, or help after them."""

from __future__ import annotations

from respondent.checking.page import Page, source_of
from respondent.checking.passages import Place
from respondent.checking.quotations import is_childs, quoted_in
from respondent.checking.rule import Findings
from respondent.model.codes import K105
from respondent.model.document import ClaimKind
from respondent.model.evidence import Quotation


def no_warning(page: Page) -> Findings:
    """A reader who has lived through the same should be warned, and told where to turn.

    Anti-pattern: a child's quotation without `warning` or `support` where the settings ask for them
    (`child_quotations`), or one in the midst of a sentence, where the record's warning and support are not
    printed.

    Best practice: fill in both, and set the quotation apart in a paragraph of its own.
    """
    wanted = page.workspace.settings.checks.child_quotations
    apart = {p.claim.number for one in page.passages if one.place is Place.QUOTATION for p in one.claims}
    for claim, quotation in quoted_in(page):
        source = source_of(quotation, page.workspace)
        if claim.kind is not ClaimKind.QUOTATION or not is_childs(quotation, source):
            continue
        missing = [name for name in wanted if not _has(quotation, name)]
        if missing:
            yield K105.at(
                claim.span,
                f"The words of “{quotation.speaker}” come without {' and '.join(missing)}.",
                f"Add {' and '.join(f'`{name}`' for name in missing)} to the record “{quotation.id}”.",
            )
        elif claim.number not in apart and (quotation.warning or quotation.support):
            yield K105.at(
                claim.span,
                f"The words of “{quotation.speaker}” stand in a sentence, so that the warning and the support "
                "line are not printed.",
                "Give the quotation a paragraph of its own.",
            )


def _has(quotation: Quotation, name: str) -> bool:
    return bool(quotation.warning if name == "warning" else quotation.support)
