"""The narrative of a budget report (编制说明 and 其他相关情况说明)."""

# ruff: noqa: E501, ISC004 (sentences: a Chinese character counts for two columns)

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.flow import Paragraph
from generator.model import subject_names, three_public
from generator.phrases import change, vehicles, wan
from generator.two_sided import ordinal

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.model import Report


def budget_narrative(report: Report) -> list[Paragraph]:
    """Write the whole of part three."""
    found = [Paragraph(f"第三部分 {report.year}年部门预算情况说明", 0)]
    sections = [
        ("部门预算编制说明", _compilation(report)), ("“三公”经费预算情况说明", _three_public(report)),
        ("机关运行经费预算情况说明", [f"{report.year}年机关运行经费预算{wan(report.agency_operating)}，主要用于办公费、水电费、差旅费等日常公用支出。"]),
        ("政府采购预算情况说明", _procurement(report)), ("绩效目标设置情况说明", _performance(report)),
        ("国有资产占有使用情况说明", _assets(report)),
    ]  # fmt: skip
    for number, (heading, texts) in enumerate(sections, start=1):
        found.append(Paragraph(f"{ordinal(number)}{heading}", 1))
        found += [Paragraph(text) for text in texts]
    return found


def _compilation(report: Report) -> list[str]:
    names, total = subject_names(), report.total("income")
    own = report.total("income", funds=("institutional",))
    funds = {
        fund: report.total("spent", funds=(fund,))
        for fund in ("general", "gov_fund", "state_capital")
    }
    texts = [
        f"{report.year}年，{report.department}收入预算{wan(total)}，{_against(report, total, 'total')}。其中："
        f"财政拨款收入{wan(report.appropriation)}，{_against(report, report.appropriation, 'appropriation')}；事业收入{wan(own)}；"
        "事业单位经营收入0.00万元；其他收入0.00万元。",
        f"支出预算{wan(report.total('spent'))}，其中：基本支出{wan(report.total('basic'))}，项目支出{wan(report.total('project'))}。"
        f"财政拨款支出预算中，一般公共预算拨款支出{wan(funds['general'])}；政府性基金拨款支出{wan(funds['gov_fund'])}；"
        f"国有资本经营预算拨款支出{wan(funds['state_capital'])}。",
        "支出预算主要内容如下：",
    ]  # fmt: skip
    for number, code in enumerate(report.classes(), start=1):
        texts.append(
            f"{number}．“{names[code]}”科目{wan(report.total('spent', prefix=code))}，主要用于本部门相关人员经费、公用经费和专项工作。"
        )
    return texts


def _against(report: Report, now: Decimal, key: str) -> str:
    moved = change(now, report.earlier[key])
    return moved if moved.startswith("与") else f"比{report.year - 1}年预算{moved}"


def _three_public(report: Report) -> list[str]:
    planned = three_public(report.three_public_budget)
    return [
        f"{report.year}年“三公”经费预算数为{wan(planned['total'])}，{_against(report, planned['total'], 'three_public')}。其中：",
        f"（一）因公出国（境）费{wan(planned['abroad'])}。",
        f"（二）公务用车购置及运行费{wan(planned['vehicle'])}，其中：公务用车购置费{wan(planned['purchase'])}，公务用车运行费{wan(planned['operation'])}。",
        f"（三）公务接待费{wan(planned['reception'])}。",
    ]


def _procurement(report: Report) -> list[str]:
    bought = report.procurement
    total = bought["goods"] + bought["works"] + bought["services"]
    return [
        f"{report.year}年度本部门政府采购预算{wan(total)}，其中：政府采购货物预算{wan(bought['goods'])}、政府采购工程预算{wan(bought['works'])}、"
        f"政府采购服务预算{wan(bought['services'])}。"
    ]


def _performance(report: Report) -> list[str]:
    return [
        f"{report.year}年度，本部门编报绩效目标的项目共{report.projects}个，涉及项目预算资金{wan(report.total('project'))}。"
    ]


def _assets(report: Report) -> list[str]:
    return [
        f"截至{report.year - 1}年12月31日，本部门{vehicles(report.vehicles)}；单价100万元（含）以上设备（不含车辆）{report.equipment}台（套）。"
    ]
