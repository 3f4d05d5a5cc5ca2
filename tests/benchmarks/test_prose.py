"""The figures of drawn texts are those of the statements drawn beside them."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.prose.department import department, words
from benchmarks.prose.planted import planted
from benchmarks.prose.text import MARK, Text, plain

TEMPLATE = """
# 一、收支情况
收入总计{revenue_total}万元，比上年{revenue_total_change}万元，{revenue_total_change_rate}。
@items {.n}.{.code}{.name}：决算{item}万元，完成年初预算{item_budget}万元的{item_completion_rate}。
基本支出{gpb}万元，占{gpb_share gp}；<<e3 、{.name}{economic}万元>>。
“三公”经费{three}万元，{three_budget? 大于/小于}预算数{three_budget}万元。
公务用车{vehicles_kept}辆。
"""


def drawn() -> Text:
    return Text(department("样例县水利局", 2024, "final", "water", 7), {"text": TEMPLATE})


def test_the_parts_of_a_drawn_department_add_up() -> None:
    it = drawn().it
    assert it.now["general"] == sum(line.total for line in it.items)
    assert it.now["general"] == sum(line.total for line in it.classes)
    assert it.now["basic"] == it.now["personnel"] + it.now["public"]
    assert it.now["basic"] == sum(line.total for line in it.economic if len(line.code) == 3)
    assert it.now["three"] == it.now["abroad"] + it.now["vehicle"] + it.now["reception"]


def test_a_claim_is_the_figure_of_its_topic_and_measure() -> None:
    text = drawn()
    it = text.it
    grand, before = it.now["grand"], it.prior["grand"]
    word = "增加" if grand > before else "减少"
    assert text.lines[1].startswith(
        f"收入总计⟦0|{grand}⟧万元，比上年{word}⟦1|{abs(grand - before)}⟧"
    )
    assert text.claims[1].codes == ["revenue_total_change"]
    item = it.items[0]
    assert [claim.codes[0] for claim in text.claims[3:6]] == [
        "general_public_item",
        "general_public_item_budget",
        "general_public_item_completion_rate",
    ]
    assert text.claims[3].subject == item.code
    assert text.claims[5].printed == f"{100 * item.total / item.budget:.2f}%"
    assert "小于预算数" in text.lines[-2]
    assert Decimal(text.claims[-1].printed) == it.now["cars"]


def test_a_planted_line_differs_in_what_is_told() -> None:
    text = drawn()
    lines, defects = planted(text, "seed")
    changed = [
        plain(new) for old, new in zip(text.lines, lines, strict=True) if plain(old) != plain(new)
    ]
    assert changed
    assert sorted(one.line for one in defects) == sorted(changed)
    assert all(one.new in one.line for one in defects)


def test_every_claim_of_a_set_has_a_figure() -> None:
    it = drawn().it
    assert set(words()["claims"].values()) <= set(it.now)
    assert all(MARK.search(line) for line in drawn().lines[1:])
