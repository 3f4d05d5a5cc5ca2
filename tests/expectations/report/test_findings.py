"""What a finding says of its places."""

import pytest

from expectations.report.findings import Finding, Place


def finding(*places: Place, found_text: str = "") -> Finding:
    texts = dict.fromkeys(
        ("next_zh", "title_zh", "basis", "expected_text", "difference_text", "allowed_text"), ""
    )
    return Finding(
        places=places, finding_id="f", rule_id="COMPLETENESS-001", severity="critical",
        status="open", explained_by=None, explains_count=0, page=1, message="没有找到",
        found_text=found_text, is_sum=False, is_certain=False, is_new=False, waiver="", **texts,
    )  # fmt: skip


def place(page: int | None = 1, box: tuple[float, ...] | None = None, text: str = "") -> Place:
    return Place("found", page, box, text, None, 1, "")  # type: ignore[arg-type]


def test_a_statement_that_is_nowhere_is_absent_from_the_whole_report() -> None:
    assert finding(place()).is_absent


@pytest.mark.parametrize(
    "one",
    [
        finding(place(box=(1.0, 2.0, 3.0, 4.0))),  # a blank cell
        finding(place(text="空")),
        finding(place(page=7)),
        finding(place(), found_text="16"),
        finding(),
    ],
)
def test_what_a_page_shows_is_not_absent(one: Finding) -> None:
    assert not one.is_absent
