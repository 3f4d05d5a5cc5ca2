"""What was labelled by reading speaks the vocabulary of claims; masking leaves no number whole."""

import csv
import re
from pathlib import Path

import pytest

from load.settings import DBT_PROJECT
from tests.dbt.conftest import Expression

SEEDS = DBT_PROJECT / "seeds"
LABELS = Path(__file__).with_name("narrative_labels.csv")

# figures of single projects (深圳): labelled, but no pattern takes them yet
NOT_YET = {"none", "project_amount"}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_label_is_a_claim() -> None:
    topics = {row["topic_code"]: row["unit"] for row in rows_of(SEEDS / "claim_topics.csv")}
    claims = topics | {
        f"{topic}_{measure['measure_code']}": measure["unit"]
        for topic, unit in topics.items()
        if unit == "yuan"
        for measure in rows_of(SEEDS / "claim_measures.csv")
    }
    for label in rows_of(LABELS):
        if label["claim_code"] not in NOT_YET:
            assert claims[label["claim_code"]] == label["unit"], label


def test_both_draws_are_whole() -> None:
    sentences = {
        (row["drawn"], row["document_sha256"], row["page"], row["sentence"])
        for row in rows_of(LABELS)
    }
    assert sum(drawn == "tuning" for drawn, *_ in sentences) >= 190
    assert sum(drawn == "held_out" for drawn, *_ in sentences) >= 55


@pytest.mark.parametrize(
    ("printed", "masked"),
    [
        ("电话13800138000。", "电话138****8000。"),
        ("电话0355-7522123", "电话0355-****123"),
        ("身份证11010519491231002X", "身份证110105********002X"),
        ("账号6222021234567890123", "账号6222********0123"),
        ("2023年度收入总计1,441.24万元", "2023年度收入总计1,441.24万元"),
        ("支出3324258.76万元", "支出3324258.76万元"),
    ],
)
def test_peoples_numbers_are_masked(evaluate: Expression, printed: str, masked: str) -> None:
    assert evaluate("mask_personal('text')", printed) == masked


@pytest.mark.parametrize(
    ("lead", "tail", "shares"),
    [
        ("收支总计各减少", ",", True),
        ("收入减少", "、支出总计减少", True),
        ("较上年", "减少", True),
        ("较上年减少0.03万元,下降", ",", False),
        ("增长", "、支出", False),
        ("较2025年预算", "万元增加", False),
    ],
)
def test_a_bare_figure_shares_the_unit_of_its_list(
    evaluate: Expression, lead: str, tail: str, *, shares: bool
) -> None:
    assert evaluate(f"""shares_next_unit("'{lead}'", 'text')""", tail) is shares


@pytest.mark.parametrize(
    ("words", "reduced"),
    [
        (",比上年预算数增加", ",@增加"),
        (",同比上年增加", ",@增加"),
        (",同比增加", ",@增加"),
        (",较2023年度决算数减少", ",@减少"),
        (",比2025年初预算数", ",@"),
        ("与年初预算相比,年初预算数", "@,年初预算数"),
        (",少于年初预算数", ",少于@"),
        (",比上年累计支出", ",@"),
        (",比年初预算的", ",@"),
        ("决算比预算无增减变化,比去年增加", "决算@增加"),
        (",与上年持平,占", ",@持平,占"),
        ("同口径比2018年减少", "@减少"),
        (",比上年支出增加", ",@支出增加"),
    ],
)
def test_what_is_compared_is_one_sign(evaluate: Expression, words: str, reduced: str) -> None:
    assert evaluate("comparison_reduced('text')", words) == reduced


def test_a_budget_is_named_with_its_year(evaluate: Expression) -> None:
    compared = "names_a_budget('text')"
    assert evaluate(compared, "与2024年度预算相比") is True
    assert evaluate(compared, "与2023年决算相比") is False


@pytest.mark.parametrize(
    ("words", "is_item"),
    [
        ("2.市政府值班业务", True),
        ("(一)项目甲", True),
        ("1.预算数为", False),
        ("(二)比上年增加", False),
        ("1.情况说明。本年支出", False),
        ("其中办公费", False),
    ],
)
def test_an_item_stands_behind_an_ordinal_and_before_its_amount(
    evaluate: Expression, words: str, *, is_item: bool
) -> None:
    found = """ "regexp_matches(text, '" ~ opens_an_item() ~ "')" """
    assert evaluate(found, words) is is_item


@pytest.mark.parametrize(
    ("topic", "unit", "meant"),
    [
        ("domestic_reception_batches", "人次", "domestic_reception_people"),
        ("abroad_groups", "人", "abroad_people"),
        ("domestic_reception_people", "批次", "domestic_reception_batches"),
        ("abroad_people", "个", "abroad_groups"),
        ("domestic_reception_batches", "批次", "domestic_reception_batches"),
        ("three_public_reception", "万元", "three_public_reception"),
    ],
)
def test_batches_and_guests_differ_by_their_unit(
    evaluate: Expression, topic: str, unit: str, meant: str
) -> None:
    assert evaluate(f"""topic_of_unit("'{topic}'", 'text')""", unit) == meant


@pytest.mark.parametrize(
    ("words", "is_item"),
    [
        ("机构运行", True),
        ("其他技术研究与开发支出", True),
        ("2024年预算安排", False),
        ("支出为", False),
    ],
)
def test_words_that_name_nothing_but_an_item(
    evaluate: Expression, words: str, *, is_item: bool
) -> None:
    assert evaluate(""" "regexp_matches(text, '" ~ is_an_item() ~ "')" """, words) is is_item


@pytest.mark.parametrize(
    ("words", "is_other_side"),
    [(",支出总计", True), ("、本年支出合计", True), (",基本支出", False), ("支出总计", False)],
)
def test_the_other_side_of_the_funds_named_before(
    evaluate: Expression, words: str, *, is_other_side: bool
) -> None:
    assert evaluate(""" "regexp_matches(text, '" ~ other_side() ~ "')" """, words) is is_other_side


@pytest.mark.parametrize(
    ("title", "is_about_spending"),
    [("支出决算情况说明", True), ("收入支出决算总体情况", False), ("财政拨款收支情况", False)],
)
def test_a_heading_is_about_spending_alone(
    evaluate: Expression, title: str, *, is_about_spending: bool
) -> None:
    found = """ "regexp_matches(text, '" ~ is_about_spending() ~ "')" """
    assert evaluate(found, title) is is_about_spending


def test_what_is_set_aside_makes_another_change(evaluate: Expression) -> None:
    found = """ "regexp_matches(text, '" ~ sets_something_aside() ~ "')" """
    assert evaluate(found, ",剔除减税降费因素,同口径下降") is True
    assert evaluate(found, ",同口径下降") is False


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("公车购置及运行维护费", "three_public_vehicle_total"),
        ("公务用车及运行维护费用", "three_public_vehicle_total"),
        ("公务车运行费", "three_public_vehicle_operation"),
        ("公车购置费", "three_public_vehicle_purchase"),
        ("公务用车运行及维护费", "three_public_vehicle_operation"),
    ],
)
def test_cars_are_named_in_many_ways(words: str, topic: str) -> None:
    patterns = rows_of(DBT_PROJECT / "seeds" / "claim_patterns.csv")
    found = {
        row["code"]
        for row in patterns
        if row["part"] == "topic" and "vehicle" in row["code"] and row["unit"] == "yuan"
        if re.fullmatch(row["pattern"], words)
    }
    assert found == {topic}


@pytest.mark.parametrize(
    ("printed", "as_printed_in_a_statement"),
    [
        ("(1)205-02-02小学教育", "(1)2050202小学教育"),
        ("农林水类支出12万元", "农林水支出12万元"),
        ("(一)教育支出类科目12万元", "(一)教育支出(类)12万元"),
        ("各类支出12万元", "各类支出12万元"),
        ("各类科目12万元", "各类科目12万元"),
        ("其他类支出12万元", "其他类支出12万元"),
        ("0355-05-02电话", "0355-05-02电话"),
        ("教育支出(205)普通教育(02)小学教育(02)", "教育支出(类)普通教育(款)小学教育(项)"),
        ("●教育支出12万元", "教育支出12万元"),
        ("——教育支出(类)", "教育支出(类)"),
        ("-3.5万元", "-3.5万元"),
        ("农林水支出—水利—行政运行预算数", "农林水支出水利行政运行预算数"),
        ("行政运行(科目编码2130301)", "行政运行(2130301)"),
        ("高等教育(项,2050205)", "高等教育(项)"),
        ("新增人员(235人)", "新增人员(235人)"),
        ("教育支出(普通教育—小学教育,2050202)", "教育支出普通教育小学教育(2050202)"),
        ("1.【2050202】小学教育", "1.2050202小学教育"),
        ("教育支出/普通教育/小学教育", "教育支出普通教育小学教育"),
        ("5台/套", "5台/套"),
        ("教育支出类普通教育款小学教育项,预算", "教育支出(类)普通教育(款)小学教育(项),预算"),
    ],
)
def test_codes_and_classes_are_written_as_in_the_statements(
    evaluate: Expression, printed: str, as_printed_in_a_statement: str
) -> None:
    assert evaluate("as_in_the_statements('text')", printed) == as_printed_in_a_statement


@pytest.mark.parametrize(
    ("words", "is_for_each"),
    [
        (",人均因公出国(境)费用", True),
        (",平均每辆运行维护费", True),
        (",公务用车购置费", False),
        ("人均标准下降,公务接待费", False),
    ],
)
def test_an_amount_for_one_of_many_is_told(
    evaluate: Expression, words: str, *, is_for_each: bool
) -> None:
    assert evaluate(""" "regexp_matches(text, '" ~ is_for_each() ~ "')" """, words) is is_for_each


@pytest.mark.parametrize(
    ("tail", "is_a_start"),
    [
        ("增加", True),
        ("相比,", True),
        ("相比,增加", True),
        (",比上年增加", True),
        (",占", False),
        ("。", False),
    ],
)
def test_a_change_starts_from_the_figure_before_it(
    evaluate: Expression, tail: str, *, is_a_start: bool
) -> None:
    found = """ "regexp_matches(text, '" ~ goes_over_to_a_change() ~ "')" """
    assert evaluate(found, tail) is is_a_start


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("其中:基本支出12万元,项目支出3万元", True),
        ("决算10万元,用于行政运行支出6万元;住房公积金支出4万元。", True),
        ("决算10万元,用于办公、差旅。", False),
    ],
)
def test_parts_are_opened_by_words_and_amounts(
    evaluate: Expression, words: str, *, opens: bool
) -> None:
    assert evaluate(""" "regexp_matches(text, '" ~ opens_parts() ~ "')" """, words) is opens


def test_a_budget_may_stand_behind_a_colon(evaluate: Expression) -> None:
    found = """ "regexp_matches(text, '" ~ ends_as_a_budget() ~ "')" """
    assert evaluate(found, "1.因公出国(境)费:预算") is True
    assert evaluate(found, "1.因公出国(境)费:决算") is False


@pytest.mark.parametrize(
    ("words", "is_of_a_project"),
    [
        ("防汛物资储备项目全年预算数", True),
        ("食品抽检项目:预算数50万元,执行数", True),
        ("项目支出执行有力,整体支出全年预算数", False),
        ("全年预算数", False),
    ],
)
def test_a_sum_of_one_project_is_none_of_the_whole(
    evaluate: Expression, words: str, *, is_of_a_project: bool
) -> None:
    found = """ "regexp_matches(text, '" ~ tells_of_a_project() ~ "')" """
    assert evaluate(found, words) is is_of_a_project


@pytest.mark.parametrize(
    ("zone", "of_revenue", "of_spending"),
    [
        ("@,收入增加", True, False),
        (";支出减少", False, True),
        (",增加", False, False),
        ("公务接待支出增加", False, False),
    ],
)
def test_a_change_may_name_its_side(
    evaluate: Expression, zone: str, *, of_revenue: bool, of_spending: bool
) -> None:
    assert evaluate("change_of_revenue('text')", zone) is of_revenue
    assert evaluate("change_of_spending('text')", zone) is of_spending


def test_a_name_may_end_the_sentence_before(evaluate: Expression) -> None:
    found = """ "regexp_extract(text, '" ~ ends_in_a_subject() ~ "', 1)" """
    assert evaluate(found, "其中:1、教育支出(类)小学教育(项)。") == "1、教育支出(类)小学教育(项)"
    assert evaluate(found, "教育支出(类)小学教育(项)。") == ""


def test_costs_are_named_before_the_funds_that_pay_them(evaluate: Expression) -> None:
    found = """ "regexp_matches(text, '" ~ costs_of_running() ~ "')" """
    assert evaluate(found, "2025年局机关机关运行经费当年") is True
    assert evaluate(found, "机关运行经费以外的") is False


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("因公出国(境)费实际支出", "因公出国(境)费决算数"),
        (",为年初预算的", ",完成年初预算的"),
        (",占预算", ",完成预算"),
        (",比年初预算节约", ",@减少"),
        ("与2022年度决算支出相比减少", "@减少"),
        # a share is one of the whole that is named, and a budget that follows is none
        (",占预算支出的", ",占"),
        (",为保障年初预算", ",为保障年初预算"),
    ],
)
def test_a_role_has_one_wording(evaluate: Expression, words: str, zone: str) -> None:
    assert evaluate("comparison_reduced('text')", words) == zone


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("由人员经费和公用经费两部分构成,", "人员经费和公用经费"),
        (",由货物支出、工程支出、服务支出组成,金额", "货物支出、工程支出、服务支出"),
        ("2023年,货物、工程、服务支出占比", "货物、工程、服务支出"),
    ],
)
def test_names_told_together_stand_without_what_is_said_of_them(
    evaluate: Expression, words: str, names: str
) -> None:
    assert evaluate("names_told_together('text')", words) == names


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        (",比2015年年度执行数减少", ",@减少"),
        ("2015年三公经费决算数据比2014年三公经费决算数据减少", "2015年三公经费决算数据@减少"),
        ("(全部为公务用车运行费),占三公经费决算总数的", ",占"),
        (",主要是捐赠款收入,占总收入的", ",占"),
        # a reason of a change keeps its words, and a name its brackets
        (",主要是人员经费增加,占总支出的", ",主要是人员经费增加,占"),
        (",因公出国(境)费", ",因公出国(境)费"),
    ],
)
def test_words_before_a_figure_are_reduced_to_what_they_say_of_it(
    evaluate: Expression, words: str, zone: str
) -> None:
    assert evaluate("comparison_reduced('text')", words) == zone


@pytest.mark.parametrize(
    ("words", "bought"),
    [
        ("2022年当年购置车辆", True),
        ("购置单价100万元以上的设备", True),
        ("当年购置车辆5辆;截至年末共有车辆", False),
        ("公务用车购置及运行维护费", None),
    ],
)
def test_what_was_bought_is_no_stock(
    evaluate: Expression, words: str, *, bought: bool | None
) -> None:
    assert evaluate("is_bought('text')", words) is bought


def test_former_names_of_funds_are_todays(evaluate: Expression) -> None:
    text = "公共财政预算拨款5万元,公共预算拨款3万元,一般公共预算拨款2万元"
    assert evaluate("as_in_the_statements('text')", text) == (
        "一般公共预算拨款5万元,一般公共预算拨款3万元,一般公共预算拨款2万元"
    )


@pytest.mark.parametrize(
    ("words", "with_years"),
    [
        (",去年三公经费", ",2010年三公经费"),
        ("今年,预算", "2011年,预算"),
        (",比去年减少", ",比去年减少"),
    ],
)
def test_a_clause_may_begin_with_last_year(
    evaluate: Expression, words: str, with_years: str
) -> None:
    assert evaluate("year_before_told('text', '2011')", words) == with_years
