"""Questions that are skipped without a reason."""

from __future__ import annotations

from respondent.checking.page import Page
from respondent.checking.rule import Findings
from respondent.model.codes import Q107


def no_reason(page: Page) -> Findings:
    """Without a reason nobody can tell a question that was left out on purpose from one that was forgotten.

    Anti-pattern: `{% skip "7" %}{% endskip %}`.

    Best practice: a sentence that may be printed: “We hold no evidence of what this would cost.”
    """
    for answer in page.document.answers:
        if answer.skipped and not answer.content:
            yield Q107.at(
                answer.span,
                f"{answer.label} is skipped, and no reason is given.",
                f'Write {{% skip "{answer.number}" %}}the reason{{% endskip %}}.',
            )
