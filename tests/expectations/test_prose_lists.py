"""Lists of sentences and numbered paragraphs: where they begin and end, what they add up to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.expectations.prose_cases import FINAL, Case, Query, judge_cases, outcome_of, told


def in_next_sentence(last: str) -> dict[str, Any]:
    """Tell an amount, what it is for, and its parts in a sentence of their own."""
    return {
        "claims": [
            *told("4.货运管理|13,815.58万元|,主要用于奖励。"),
            *told(
                "其中,奖励资金|13,029.16万元",
                ",监督管理支出|729.74万元",
                f",车辆管理支出|{last}",
                sentence=2,
            ),
        ]
    }


def behind_its_change(total: str) -> dict[str, Any]:
    """Tell an amount with its rate, and its parts in the next sentence."""
    return {
        "claims": [
            *told(f"三公经费预算总额为|{total}|,同比下降", ",同比下降|13.60%|。"),
            *told(
                "其中因公出国(境)费|97.20万元",
                ",公务接待费|739.90万元",
                ",公务用车购置及运行费|1,018.30万元",
                sentence=2,
            ),
        ]
    }


def closed(total: str) -> dict[str, Any]:
    """Tell addends and their total behind them."""
    return {
        "claims": told(
            "公共预算支出|361,315万元",
            "加上解上级支出|52,441万元",
            ",债务还本支出|6,751万元",
            f",支出合计|{total}",
        )
    }


def in_brackets(operation: str) -> dict[str, Any]:
    """Tell the parts of one of several amounts in brackets, without a word before them."""
    return {
        "claims": told(
            "公务用车购置及运行费|34.59亿元|(公务用车购置费",
            "(公务用车购置费|0.93亿元",
            f",公务用车运行费|{operation}|),公务接待费",
            "),公务接待费|9.19亿元",
        )
    }


def points(third: str, *others: str) -> dict[str, Any]:
    """Tell the three public expenses in numbered paragraphs, other amounts behind them."""
    names = ("因公出国(境)费", "公务接待费", "公务用车购置及运行费")
    amounts = ("120.20万元", "9.03万元", third)
    told_points = enumerate(zip(names, amounts, strict=True), 1)
    return {
        "sentences": [
            {"text": f"{no}.{names[no - 1]}。", "paragraph_no": no + 1} for no in (1, 2, 3)
        ],
        "claims": [
            *told("三公经费预算|299.23万元"),
            *(
                figure
                for no, (name, amount) in told_points
                for figure in told(f"{no}.{name}预算数|{amount}", paragraph=no + 1)
            ),
            *(figure for text in others for figure in told(f"其他|{text}", paragraph=9)),
        ],
    }


def of_rounded_parts(first: str) -> dict[str, Any]:
    """Tell an amount and five parts whose rounding leaves a hundredth."""
    return {
        "claims": told(
            "单位预算|9,173.18万元|,包括人员经费",
            f",包括人员经费|{first}",
            "、公用经费|577.02万元",
            "、补助支出|39.75万元",
            "、增人增资支出|132.09万元",
            "、项目支出|7,103.47万元",
        )
    }


def of_a_budget(change: str, words: str = "决算比预算减少") -> dict[str, Any]:
    """Tell a budget, an outturn and their difference."""
    return {
        "claims": told("培训费预算|1,103.40万元", ",决算数为|1,037.50万元", f",{words}|{change}")
    }


def shares(second: str) -> dict[str, Any]:
    """List amounts, and behind them as many shares of one whole."""
    return {
        "claims": [
            *told("采购规模为|33,067.0万元"),
            *told(
                "货物、工程、服务采购分别为|8,607.0万元",
                ",|15,004.3万元",
                "和|9,455.6万元",
                ",占采购规模的|26.0%",
                f"、|{second}",
                "和|28.6%",
                sentence=2,
            ),
        ]
    }


def part_in_parts(last: str) -> dict[str, Any]:
    """Tell an amount whose second part has parts of its own in brackets, over semicolons."""
    return {
        "claims": [
            *told("三公经费支出|8,237.23万元", ",比年初预算增加|1,317.14万元|。"),
            *told("其中:因公出国(境)经费|0万元|,和年初预算持平;", sentence=2),
            *told(
                "公务用车购置及运行维护费|7,634.75万元|(其中:公务用车购置费",
                "(其中:公务用车购置费|2,337.35万元",
                ",公务用车运行维护费|5,297.40万元",
                "),比年初预算增加|1,833.71万元|;",
                sentence=3,
            ),
            *told("公务接待费|602.47万元", f",比年初预算减少|{last}|。", sentence=4),
        ]
    }


def of_two_years(change: str) -> dict[str, Any]:
    """Tell the amounts of two years and how they compare."""
    return {
        "claims": [
            *told("公务接待费2024年预算|8.00万元", ",2023年预算|12.50万元"),
            *told(f"对比减少|{change}", sentence=2),
        ]
    }


def of_named_whole(share: str) -> dict[str, Any]:
    """Tell the shares that two amounts are of an amount by its name, which is not their sum."""
    return {
        "claims": [
            *told("收入预算总额为|7,783.26万元"),
            *told("财政拨款收入|751.80万元", ",占收入预算总额的|9.7%", sentence=2),
            *told("其他收入|7,000.00万元", f",占收入预算总额的|{share}", sentence=3),
        ]
    }


def added_in_brackets(bonds: str) -> dict[str, Any]:
    """Tell addends and their total, two of them with parts in brackets."""
    return {
        "claims": told(
            "县级一般公共预算收入|73,220万元",
            "加上各类补助收入|124,392万元",
            "(其中:返还收入|4,420万元",
            "、转移支付收入|119,972万元",
            f")、债券收入|{bonds}",
            "、调入资金|21,226万元",
            ",收入合计|231,838万元",
        )
    }


def in_brackets_over_a_semicolon(other: str) -> dict[str, Any]:
    """Tell the parts of revenue, the first of them with parts in a bracket over a semicolon."""
    sentences = {
        1: told(
            "收入合计|1,523.6万元",
            ",其中:财政拨款收入|1,011.2万元",
            "(其中:一般公共预算财政拨款收入|900.0万元",
        ),
        2: told("政府性基金预算财政拨款收入|111.2万元|);", sentence=2),
        3: told(f"其他收入|{other}|。", sentence=3),
    }
    texts = {1: "收入合计（其中：900.0万元；", 2: "111.2万元）；", 3: f"其他收入{other}。"}
    return {
        "sentences": [{"text": text, "sentence_no": number} for number, text in texts.items()],
        "claims": [
            {**claim, "sentence": texts[number]}
            for number, claims in sentences.items()
            for claim in claims
        ],
    }


def behind_a_budget(project: str) -> dict[str, Any]:
    """Tell what was spent, its budget, and the parts of what was spent."""
    return {
        "claims": [
            *told("卫生健康支出|142.67万元", ",年初预算|135.55万元|。"),
            *told("其中:行政单位医疗|123.90万元", f";医疗补助|{project}|。", sentence=2),
        ]
    }


def added_up(total: str) -> dict[str, Any]:
    """Tell addends and their total by its full name."""
    return {
        "claims": [
            *told("全县一般公共预算支出|623,946万元"),
            *told(
                "加上上解上级支出|15,286万元",
                "、债务还本支出|100,569万元",
                "、结转下年支出|15,183万元",
                f",全县一般公共预算支出总计|{total}",
                sentence=2,
            ),
        ]
    }


def some_of(reception: str) -> dict[str, Any]:
    """Tell two of the three public expenses, over a semicolon, and another amount behind them."""
    receptions = told(f"其中:公务接待费|{reception}|,较上年减少", sentence=2)
    vehicles = told("公务用车运行维护费|8.00万元|。", sentence=3)
    return {
        "sentences": [
            {"text": f"其中：公务接待费{reception}；", "sentence_no": 2},
            {"text": "公务用车运行维护费8.00万元。", "sentence_no": 3},
        ],
        "claims": [
            *told("三公经费支出|12.80万元|。"),
            *({**claim, "sentence": f"其中：公务接待费{reception}；"} for claim in receptions),
            *({**claim, "sentence": "公务用车运行维护费8.00万元。"} for claim in vehicles),
            *told("会议费支出|3.00万元|。", sentence=4),
        ],
    }


def of_noughts(total: str) -> dict[str, Any]:
    """Tell an amount to the hundredth and its parts, of which two are 0万元."""
    return {
        "claims": told(
            f"三公经费支出|{total}|,其中:因公出国费",
            ",其中:因公出国(境)费|0万元",
            ",公务接待费|12.39万元",
            ",公务用车运行费用|7.73万元",
        )
    }


def of_both_parts(share: str) -> dict[str, Any]:
    """Tell an amount, the two parts that are all of it, and their shares."""
    return {
        "claims": [
            *told("支出合计|1,523.6万元", ",其中:基本支出|1,011.2万元", ",占|66.4%"),
            *told("项目支出|512.4万元", f",占|{share}|。", sentence=2),
        ]
    }


def over_a_rate(change: str) -> dict[str, Any]:
    """Tell an item's budget and outturn, and behind a rate what it spent less than its budget."""
    figures = told(
        "年初预算为|343.63万元",
        ",支出决算为|308.52万元",
        ",完成年初预算的|89.78%",
        f",比年初预算减少|{change}",
    )
    measures = ("_budget", "", "_completion_rate", "_budget_change")
    return {
        "document": FINAL,
        "claims": [
            {
                **figure,
                "claim_code": f"general_public_item{measure}",
                "subject_words": "文物保护(项)",
                "direction": "减少" if measure.endswith("_change") else "",
            }
            for figure, measure in zip(figures, measures, strict=True)
        ],
    }


CASES: dict[str, Case] = {
    "a change behind a rate": ("NARRATIVE-065", over_a_rate("35.11万元"), "pass"),
    "a digit of a change behind a rate": ("NARRATIVE-065", over_a_rate("33.11万元"), "violation"),
    "another change behind a rate": ("NARRATIVE-065", over_a_rate("11.24万元"), "cannot_tell"),
    "parts in a bracket over a semicolon": (
        "NARRATIVE-060",
        in_brackets_over_a_semicolon("512.4万元"),
        "pass",
    ),
    "a digit behind parts in a bracket": (
        "NARRATIVE-060",
        in_brackets_over_a_semicolon("572.4万元"),
        "violation",
    ),
    "parts behind a budget": ("NARRATIVE-060", behind_a_budget("18.77万元"), "pass"),
    "shares of both parts": ("NARRATIVE-062", of_both_parts("33.6%"), "pass"),
    "a digit of shares of both parts": ("NARRATIVE-062", of_both_parts("33.8%"), "violation"),
    "addends with parts in brackets": ("NARRATIVE-060", added_in_brackets("13,000万元"), "pass"),
    "a digit of addends with parts in brackets": (
        "NARRATIVE-060",
        added_in_brackets("13,008万元"),
        "violation",
    ),
    "a total by its full name": ("NARRATIVE-060", added_up("754,984万元"), "pass"),
    "a first digit of a total by its full name": (
        "NARRATIVE-060",
        added_up("254,984万元"),
        "violation",
    ),
    "two of three parts": ("NARRATIVE-060", some_of("4.80万元"), "pass"),
    "two of three parts are more than all": ("NARRATIVE-060", some_of("4.89万元"), "violation"),
    "noughts are exact": ("NARRATIVE-060", of_noughts("20.12万元"), "pass"),
    "noughts hide no digit": ("NARRATIVE-060", of_noughts("20.15万元"), "violation"),
    "a part in parts": ("NARRATIVE-060", part_in_parts("516.57万元"), "pass"),
    "changes of all parts": ("NARRATIVE-064", part_in_parts("516.57万元"), "pass"),
    "a digit of changes of all parts": ("NARRATIVE-064", part_in_parts("556.57万元"), "violation"),
    "amounts of two years": ("NARRATIVE-065", of_two_years("4.50万元"), "pass"),
    "another change than of two years": ("NARRATIVE-065", of_two_years("4.35万元"), "violation"),
    "shares of what they name": ("NARRATIVE-062", of_named_whole("89.9%"), "pass"),
    "a share of another whole than it names": (
        "NARRATIVE-062",
        of_named_whole("90.3%"),
        "violation",
    ),
    "listed shares": ("NARRATIVE-062", shares("45.4%"), "pass"),
    "a digit of listed shares": ("NARRATIVE-062", shares("48.4%"), "violation"),
    "parts in the next sentence": ("NARRATIVE-060", in_next_sentence("56.68万元"), "pass"),
    "a digit of parts in the next sentence": (
        "NARRATIVE-060",
        in_next_sentence("46.68万元"),
        "violation",
    ),
    "parts behind a rate": ("NARRATIVE-060", behind_its_change("1,855.40万元"), "pass"),
    "a digit of an amount before its rate": (
        "NARRATIVE-060",
        behind_its_change("1,825.40万元"),
        "violation",
    ),
    "all three expenses are told, and one amount beside them": (
        "NARRATIVE-060",
        behind_its_change("837.10万元"),
        "violation",
    ),
    "a total behind its parts": ("NARRATIVE-060", closed("420,507万元"), "pass"),
    "a digit of a total behind its parts": ("NARRATIVE-060", closed("420,907万元"), "violation"),
    "a total of more than what is told": (
        "NARRATIVE-060",
        closed("573,221万元"),
        "not_applicable",
    ),
    "parts in brackets": ("NARRATIVE-060", in_brackets("33.66亿元"), "pass"),
    "a digit in brackets": ("NARRATIVE-060", in_brackets("32.66亿元"), "violation"),
    "numbered expenses": ("NARRATIVE-063", points("170.00万元"), "pass"),
    "numbered expenses, and what they lack is told elsewhere": (
        "NARRATIVE-063",
        points("120.00万元", "50.00万元"),
        "violation",
    ),
    "rounded parts": ("NARRATIVE-060", of_rounded_parts("1,320.86万元"), "pass"),
    "a digit of one of rounded parts": (
        "NARRATIVE-060",
        of_rounded_parts("1,520.86万元"),
        "violation",
    ),
    "the difference of budget and outturn": ("NARRATIVE-065", of_a_budget("65.90万元"), "pass"),
    "another than that difference": ("NARRATIVE-065", of_a_budget("35.90万元"), "violation"),
    "a point of that difference": ("NARRATIVE-065", of_a_budget("659.0万元"), "violation"),
    "another amount in its place": ("NARRATIVE-065", of_a_budget("213.47万元"), "cannot_tell"),
    "less than the budget": (
        "NARRATIVE-065",
        of_a_budget("65.90万元", "少于年初预算数"),
        "pass",
    ),
    "less than the budget by another": (
        "NARRATIVE-065",
        of_a_budget("75.90万元", "少于年初预算数"),
        "violation",
    ),
    "above the budget that it is less than": (
        "NARRATIVE-065",
        of_a_budget("65.90万元", "超出年初预算数"),
        "violation",
    ),
    "a rate far behind what it is of": (
        "NARRATIVE-045",
        {
            "claims": [
                *told("培训费预算数为|2,283.74万元|,其中", ",其中国内培训|1,311.46万元"),
                *told("2024年培训费预算比2023年减少|162.87万元", ",压缩|6.66%", sentence=2),
            ]
        },
        "pass",
    ),
    "a wrong rate far behind what it is of": (
        "NARRATIVE-045",
        {
            "claims": [
                *told("培训费预算数为|2,283.74万元|,其中", ",其中国内培训|1,311.46万元"),
                *told("2024年培训费预算比2023年减少|162.87万元", ",压缩|7.66%", sentence=2),
            ]
        },
        "violation",
    ),
    "growth of less than nought": (
        "NARRATIVE-056",
        {"claims": told("培训费|4.77万元", ",同比减少|0.61万元", ",负增长|11.3%")},
        "not_applicable",
    ),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judge_cases(tmp_path_factory.mktemp("lists") / "build.duckdb", CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_list_is_held_to_its_sum(case: str, judged: Path, rows: Query) -> None:
    outcome, reason = outcome_of(case, CASES, judged, rows)
    assert outcome == CASES[case][-1], reason
