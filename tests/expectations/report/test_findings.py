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


def beside(text: str) -> Place:
    return Place("other", 2, (1.0, 2.0, 3.0, 4.0), text, None, 1, "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found_text", "text", "other", "said", "is_printed"),
    [
        ("4处", "主要原因是减少", "", "", False),  # how many, not what
        ("1,717.85万元", "没有数据", "1,717.85", "", False),  # a figure of the other side
        ("787.7万元", "787.70", "54.65", "787.7万元", True),
        ("5,377.64万元", "支出5377.64万元。", "", "5,377.64万元", True),
        ("下降95.0%", "减少25万元，下降95.0%，", "", "下降95.0%", True),
        ("110", "行政决策专家论证", "", "110", False),  # added up, printed nowhere
    ],
)
def test_what_stands_large_is_printed_or_said_to_be_found(
    found_text: str, text: str, other: str, said: str, *, is_printed: bool
) -> None:
    places = (place(text=text), *([beside(other)] if other else []))
    one = finding(*places, found_text=found_text)
    assert one.said == said
    assert one.is_printed == is_printed


def test_a_sentence_is_quoted_once_and_its_own_quotes_are_inner_ones() -> None:
    text = "“三公”经费下降"
    one = finding(place(text=text))
    assert one.quote(one.found[0]) == "‘三公’经费下降"
    assert one.is_told_again(place(text=text))
    assert not one.is_told_again(place(page=2, text=text))


def test_only_an_empty_cell_is_blank() -> None:
    cell = Place("found", 1, (1.0, 2.0, 3.0, 4.0), "", None, 1, "教育支出 预算数")  # type: ignore[arg-type]
    assert finding(cell).is_blank
    assert not finding(place(box=(0.0, 0.0, 595.0, 842.0))).is_blank  # a page that is a picture
    assert not finding(place(text="0")).is_blank
