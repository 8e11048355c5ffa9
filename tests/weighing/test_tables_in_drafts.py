"""Tables in drafts: shares of a total that comes last."""

from __future__ import annotations

from collections.abc import Callable

from respondent.model.assessment import Assessment

Weigh = Callable[[str], tuple[Assessment, ...]]

SHARES = """\
Image offences in 2023/24

| Force | Offences | Share |
| --- | ---: | ---: |
| North Wales | 535 | 24.4% |
| Gwent | 503 | {gwent} |
| Wales | 2,194 | 100% |
"""


def test_a_share_of_the_total_in_the_last_row_is_borne_out(weighed: Weigh) -> None:
    found = {one.text: one.verdict.value for one in weighed(SHARES.format(gwent="22.9%"))}
    assert {text for text, verdict in found.items() if verdict == "supported"} == {
        "535", "24.4%", "503", "22.9%", "2,194",
    }  # fmt: skip


def test_a_share_that_is_not_the_rows_is_not_borne_out(weighed: Weigh) -> None:
    found = {one.text: one.verdict.value for one in weighed(SHARES.format(gwent="32.9%"))}
    assert found["32.9%"] == "unsupported"
