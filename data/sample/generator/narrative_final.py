"""The narrative of a final accounts report (情况说明): the statements' figures in sentences."""

# ruff: noqa: E501, ISC004 (sentences: a Chinese character counts for two columns)

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.economics import basic_by_economic, is_personnel
from generator.flow import Paragraph
from generator.model import FUNDS, subject_names, three_public
from generator.phrases import change, compared, completion, listing, percent, vehicles, wan
from generator.styles import STYLES, fault
from generator.two_sided import ordinal

if TYPE_CHECKING:
    from generator.model import Report

Section = tuple[str, list[str]]
GENERAL = ("general",)
PURPOSES = {
    "20805": "离退休人员支出和缴纳单位承担的养老保险、职业年金",
    "210": "缴纳单位承担的医疗保险",
    "221": "发放住房公积金、购房补贴等住房改革支出",
}
ITEM_PURPOSES = {"01": "机关人员工资福利和日常运转", "50": "下属事业单位正常运转"}
OTHER_PURPOSE = "开展本部门相关专项工作"


def final_narrative(report: Report) -> list[Paragraph]:
    """Write the whole of part three."""
    tail = [
        _three_public(report),
        _gov_fund(report),
        _state_capital(report),
        _performance(report),
        _other(report),
    ]
    title = "其他重要事项的情况说明"
    if STYLES[report.style].line_numbers:
        other = (title, [*tail[4][1], "（四）预算绩效情况说明", *tail[3][1]])
        tail = [tail[1], tail[2], tail[0], other]
    sections = [
        _overall(report), _income(report), _expense(report), _appropriation(report), _general_public(report),
        _basic(report), *tail,
    ]  # fmt: skip
    found = [Paragraph(f"第三部分 {report.year}年度部门决算情况说明", 0)]
    for number, (heading, texts) in enumerate(sections, start=1):
        found.append(Paragraph(f"{ordinal(number)}{heading}", 1))
        found += [
            Paragraph(text, 2 if text.startswith("（") and len(text) < 40 else 9) for text in texts
        ]
    return found


def _overall(report: Report) -> Section:
    total = report.total("income") + report.total("opening")
    moved = change(total, report.earlier["total"])
    text = (
        f"{report.department}{report.year}年度收入总计{wan(total)}，支出总计{wan(total)}。与{report.year - 1}年度相比，"
        f"收入总计、支出总计各{moved}。主要原因是本年度重点项目安排调整。"
    )
    return "收入支出决算总体情况说明", [text]


def _income(report: Report) -> Section:
    total = report.total("income")
    parts = [
        ("财政拨款收入", report.appropriation),
        ("事业收入", report.total("income", funds=("institutional",))),
    ]
    shares = "；".join(
        f"{name}{wan(value)}，占{percent(value, total)}" for name, value in parts if value
    )
    return "收入决算情况说明", [f"{report.year}年度收入合计{wan(total)}，其中：{shares}。"]


def _expense(report: Report) -> Section:
    total, basic, project = (report.total(part) for part in ("spent", "basic", "project"))
    said = total + fault(report.key, ("text", "", "", "", "支出合计", ""))
    text = (
        f"{report.year}年度支出合计{wan(said)}，其中：基本支出{wan(basic)}，占{percent(basic, total)}；"
        f"项目支出{wan(project)}，占{percent(project, total)}。"
    )
    return "支出决算情况说明", [text]


def _appropriation(report: Report) -> Section:
    total = report.appropriation + report.total("opening", funds=FUNDS)
    moved = change(total, report.earlier["appropriation"])
    text = (
        f"{report.year}年度财政拨款收入总计{wan(total)}，财政拨款支出总计{wan(total)}。与{report.year - 1}年度相比，"
        f"财政拨款收、支总计各{moved}。主要原因是本年度重点项目安排调整。"
    )
    return "财政拨款收入支出决算总体情况说明", [text]


def _general_public(report: Report) -> Section:
    names = subject_names()
    spent = report.total("spent", funds=GENERAL)
    planned = sum(
        (leaf.initial or Decimal(0) for leaf in report.leaves if leaf.fund == "general"), Decimal(0)
    )
    texts = [
        "（一）一般公共预算财政拨款支出决算总体情况",
        f"{report.year}年度一般公共预算财政拨款支出{wan(spent)}，占本年支出合计的{percent(spent, report.total('spent'))}。"
        f"与{report.year - 1}年度相比，一般公共预算财政拨款支出{change(spent, report.earlier['general'])}。",
        "（二）一般公共预算财政拨款支出决算结构情况",
        f"{report.year}年度一般公共预算财政拨款支出{wan(spent)}，主要用于以下方面："
        + "；".join(_class_share(report, code, spent) for code in report.classes(GENERAL)) + "。",
        "（三）一般公共预算财政拨款支出决算具体情况",
        f"{report.year}年度一般公共预算财政拨款支出年初预算为{wan(planned)}，支出决算为{wan(spent)}，"
        f"{completion(spent, planned)}。其中：",
    ]  # fmt: skip
    items = [leaf for leaf in report.leaves if leaf.fund == "general"]
    for number, leaf in enumerate(items, start=1):
        path = "".join(
            f"{names[leaf.code[:n]]}（{level}）" for n, level in ((3, "类"), (5, "款"), (7, "项"))
        )
        initial = leaf.initial or Decimal(0)
        texts.append(
            f"{number}．{path}。主要用于{_purpose(leaf.code)}。年初预算为{wan(initial)}，"
            f"支出决算为{wan(leaf.spent)}，{completion(leaf.spent, initial)}，{compared(leaf.spent, initial)}。"
        )
    return "一般公共预算财政拨款支出决算情况说明", texts


def _purpose(code: str) -> str:
    named = next((text for prefix, text in PURPOSES.items() if code.startswith(prefix)), "")
    special = code == "2120501"  # 城乡社区环境卫生 ends like 行政运行 and is none
    return named or (OTHER_PURPOSE if special else ITEM_PURPOSES.get(code[-2:], OTHER_PURPOSE))


def _class_share(report: Report, code: str, whole: Decimal) -> str:
    value = report.total("spent", prefix=code, funds=GENERAL)
    return f"{subject_names()[code]}（类）{wan(value)}，占{percent(value, whole)}"


def _basic(report: Report) -> Section:
    amounts = basic_by_economic(report)
    lists = {
        kind: listing(
            subject_names()[c] for c in amounts if len(c) == 5 and is_personnel(c) == kind
        )
        for kind in (True, False)
    }
    personnel, public = (report.total(part, funds=GENERAL) for part in ("personnel", "public"))
    return "一般公共预算财政拨款基本支出决算情况说明", [
        f"{report.year}年度一般公共预算财政拨款基本支出{wan(personnel + public)}，其中：",
        f"人员经费{wan(personnel)}，主要包括：{lists[True]}；",
        f"公用经费{wan(public)}，主要包括：{lists[False]}。",
    ]


def _gov_fund(report: Report) -> Section:
    funds = ("gov_fund",)
    opening, income, spent, closing = (
        report.total(part, funds=funds) for part in ("opening", "income", "spent", "closing")
    )
    text = (
        f"{report.department}{report.year}年度政府性基金预算财政拨款年初结转和结余{wan(opening)}，本年收入{wan(income)}，"
        f"本年支出{wan(spent)}，年末结转和结余{wan(closing)}。"
        if income or spent
        else f"{report.department}{report.year}年度无政府性基金预算财政拨款收入和支出。"
    )
    return "政府性基金预算财政拨款收入支出决算情况说明", [text]


def _state_capital(report: Report) -> Section:
    text = f"{report.department}{report.year}年度无国有资本经营预算财政拨款收入和支出。"
    return "国有资本经营预算财政拨款支出决算情况说明", [text]


def _three_public(report: Report) -> Section:
    planned, actual = (
        three_public(report.three_public_budget),
        three_public(report.three_public_final),
    )
    lines = (
        ("因公出国（境）费", "abroad"),
        ("公务用车购置费", "purchase"),
        ("公务用车运行维护费", "operation"),
        ("公务接待费", "reception"),
    )
    each = "；".join(
        f"{name}支出{wan(actual[k])}，{completion(actual[k], planned[k])}" for name, k in lines
    )
    batches, guests = report.reception
    return "财政拨款“三公”经费支出决算情况说明", [
        "（一）“三公”经费财政拨款支出决算总体情况说明",
        f"{report.year}年度“三公”经费财政拨款支出年初预算为{wan(planned['total'])}，支出决算为{wan(actual['total'])}，"
        f"{completion(actual['total'], planned['total'])}，{compared(actual['total'], planned['total'])}。"
        f"与{report.year - 1}年度相比，{change(actual['total'], report.earlier['three_public'])}。其中：{each}。",
        "（二）“三公”经费财政拨款支出决算具体情况说明",
        f"1．因公出国（境）费支出{wan(actual['abroad'])}。全年安排因公出国（境）团组0个，累计0人次。",
        f"2．公务用车购置及运行维护费支出{wan(actual['vehicle'])}。其中：公务用车购置支出{wan(actual['purchase'])}，当年购置公务用车{int(actual['purchase'] > 0)}辆；"
        f"公务用车运行维护费支出{wan(actual['operation'])}，开支财政拨款的公务用车保有量为{sum(report.vehicles)}辆。",
        f"3．公务接待费支出{wan(actual['reception'])}。国内公务接待{batches}批次、{guests}人次，主要用于接待上级部门和"
        "外地单位调研学习；外宾接待0批次、0人次。",
    ]  # fmt: skip


def _performance(report: Report) -> Section:
    forms = report.evaluations
    project = sum((f["annual"] for f in forms), Decimal(0)) if forms else report.total("project")
    count = len(forms) or report.projects
    good = sum(evaluation["grade"] == "良" for evaluation in forms)
    text = (
        f"{report.department}{report.year}年度开展绩效自评的项目共{count}个，涉及资金{wan(project)}，"
        f"自评等级为“优”的项目{count - good}个，自评等级为“良”的项目{good}个，自评等级为“中”的项目0个，自评等级为“差”的项目0个。"
    )
    return "预算绩效管理情况", [text]


def _other(report: Report) -> Section:
    bought = report.procurement
    total = bought["goods"] + bought["works"] + bought["services"]
    return "其他重要事项的情况说明", [
        "（一）机关运行经费支出情况",
        f"{report.year}年度机关运行经费支出{wan(report.agency_operating)}，与{report.year - 1}年度相比"
        f"{change(report.agency_operating, report.earlier['agency'])}。主要原因是机关人员和日常办公需要变化。",
        "（二）政府采购支出情况",
        f"{report.year}年度政府采购支出总额{wan(total)}，其中：政府采购货物支出{wan(bought['goods'])}、政府采购工程支出"
        f"{wan(bought['works'])}、政府采购服务支出{wan(bought['services'])}。授予中小企业合同金额{wan(bought['sme'])}，"
        f"占政府采购支出总额的{percent(bought['sme'], total)}，其中：授予小微企业合同金额{wan(bought['micro'])}，"
        f"占政府采购支出总额的{percent(bought['micro'], total)}。",
        "（三）国有资产占用情况",
        f"截至{report.year}年12月31日，本部门{vehicles(report.vehicles)}；单价100万元（含）以上设备（不含车辆）{report.equipment}台（套）。",
    ]  # fmt: skip
