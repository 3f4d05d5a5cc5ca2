"""The text of final accounts in the manners of provinces: one function a manner, headings as #."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.manners.figures import change, share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from benchmarks.manners.figures import Report, Subject

INCOMES = (
    ("财政拨款收入", "fiscal_appropriation"),
    ("上级补助收入", "superior_subsidy"),
    ("事业收入", "institutional_income"),
    ("经营收入", "operating_income"),
    ("附属单位上缴收入", "subsidiary_remittance"),
    ("其他收入", "other_income"),
)
SPENDING = (
    ("基本支出", "basic"),
    ("项目支出", "project"),
    ("上缴上级支出", "remit_to_superior"),
    ("经营支出", "operating"),
    ("对附属单位补助支出", "subsidy_to_subsidiary"),
)
REASONS = ("人员工资正常调整", "项目按进度实施", "落实过紧日子要求，压减一般性支出", "上级专项资金增加")


def listed(report: Report, statement: str, kinds: Sequence[tuple[str, str]], of: str) -> str:
    """List the kinds with their shares, those without money too."""
    total = report.total(statement, "total")
    return "；".join(
        f"{name}{report.text(report.total(statement, code))}万元，占{of}"
        f"{share(report.total(statement, code), total)}"
        for name, code in kinds
    )


def opening(r: Report, manner: str) -> list[str]:
    """Write what stands before the statements."""
    name, year = r.department, r.year
    if manner == "zhejiang":
        return [
            "##一、概况",
            "#（一）部门职责",
            "贯彻执行国家和省有关方针政策和法律法规，拟订有关规划并组织实施。",
            "#（二）机构设置",
            f"从预算单位构成看，{name}部门决算包括：本级决算、所属事业单位决算。",
            f"纳入{name}{year}年度部门决算编制范围的单位共2家，具体是：局本级和服务中心。",
        ]
    return [
        f"##第一部分 {name}概况",
        "#一、主要职能",
        "贯彻执行国家和省有关方针政策和法律法规，拟订有关规划并组织实施。",
        "#二、部门决算单位构成",
        f"从决算单位构成看，{name}部门决算由局本级和下属1个事业单位决算组成。",
        f"##第二部分 {name}{year}年度部门决算表",
    ]


def zhejiang(r: Report) -> list[str]:
    """Arabic numbers below the sections; 收、支总计各; the three public expenses as a table tells."""
    year, before = r.year, r.year - 1
    total, prior = r.line("GK01", "总计"), r.prior(r.line("GK01", "总计"))
    fiscal = r.line("GK04", "总计")
    general, spent = r.total("GK05", "total"), r.total("GK03", "total")
    budget = r.planned_total()
    income = r.total("GK02", "total")
    text = [
        f"##二、{year}年度部门决算情况说明",
        "#（一）收入支出决算总体情况说明",
        f"{year}年度收、支总计各{total}万元，与{before}年度相比，各{change(total, prior)}。"
        f"主要原因是：{REASONS[0]}。",
        "#（二）收入决算情况说明",
        f"本年收入合计{income}万元；包括"
        f"{listed(r, 'GK02', INCOMES, '收入合计')}。",
        "#（三）支出决算情况说明",
        f"本年支出合计{spent}万元，其中{listed(r, 'GK03', SPENDING, '')}。",
        "#（四）财政拨款收入支出决算总体情况说明",
        f"{year}年度财政拨款收、支总计各{fiscal}万元，与{before}年相比，各"
        f"{change(fiscal, r.prior(fiscal))}。主要原因是：{REASONS[1]}。",
        "#（五）一般公共预算财政拨款支出决算情况说明",
        "#1.一般公共预算财政拨款支出决算总体情况",
        f"{year}年度一般公共预算财政拨款支出{general}万元，占本年支出合计的{share(general, spent)}。"
        f"与{before}年相比，一般公共预算财政拨款支出{change(general, r.prior(general))}。"
        f"主要原因是：{REASONS[2]}。",
        "#2.一般公共预算财政拨款支出决算结构情况",
        f"{year}年度一般公共预算财政拨款支出{general}万元，主要用于以下方面："
        + "；".join(
            f"{one.name}（类）{one.value}万元，占{share(one.value, general)}"
            for one in r.subjects(3)
        )
        + "。",
        "#3.一般公共预算财政拨款支出决算具体情况",
        f"{year}年度一般公共预算财政拨款支出年初预算为{budget}万元，支出决算为{general}万元，"
        f"完成年初预算的{share(general, budget)}，主要原因是{REASONS[3]}。其中：",
    ]
    for number, one in enumerate(r.subjects(7), 1):
        planned = r.planned(one.value)
        word = "大于" if one.value > planned else "小于"
        compared = (
            "决算数等于预算数" if one.value == planned
            else f"决算数{word}预算数的主要原因是{REASONS[number % 4]}"
        )
        text.append(
            f"（{number}）{r.name_of(one.code[:3])}（类）{r.name_of(one.code[:5])}（款）{one.name}"
            f"（项）。年初预算为{planned}万元，支出决算为{one.value}万元，完成年初预算的"
            f"{share(one.value, planned)}，{compared}。"
        )
    return [
        *text,
        "#（六）一般公共预算财政拨款基本支出决算情况说明",
        *_basic(r, "其中：", ("", "")),
        "#（七）政府性基金预算财政拨款收入支出决算总体情况说明",
        _fund(r, "GK07", "政府性基金预算"),
        "#（八）国有资本经营预算财政拨款支出决算总体情况说明",
        _fund(r, "GK08", "国有资本经营预算"),
        *_public(r, "（九）", ("1.", "（1）")),
        "#（十）其他重要事项的情况说明",
        *_procurement(r),
        *_others(r, _operating(r)),
        "##三、名词解释",
        *_words(),
    ]


def xinjiang(r: Report) -> list[str]:
    """Totals with what they are made of, 预决算差异率, no completion rates."""
    year = r.year
    total, prior = r.line("GK01", "总计"), r.prior(r.line("GK01", "总计"))
    income, spent = r.total("GK02", "total"), r.total("GK03", "total")
    opening, closing = r.line("GK01", "年初结转和结余"), r.line("GK01", "年末结转和结余")
    fiscal = r.line("GK04", "总计")
    general = r.total("GK05", "total")
    planned = r.planned(fiscal)
    text = [
        f"##第二部分 {year}年度部门决算情况说明",
        "#一、收入支出决算总体情况说明",
        f"{year}年度收入总计{total}万元，其中：本年收入合计{income}万元，使用非财政拨款结余（含专用结余）"
        f"{total - income - opening}万元，年初结转和结余{opening}万元。",
        f"{year}年度支出总计{total}万元，其中：本年支出合计{spent}万元，结余分配"
        f"{total - spent - closing}万元，年末结转和结余{closing}万元。",
        f"收入支出总计与上年相比，{change(total, prior)}，主要原因是：{REASONS[0]}。",
        "#二、收入决算情况说明",
        f"本年收入{income}万元，其中：{listed(r, 'GK02', INCOMES, '').replace('；', '；')}。",
        "#三、支出决算情况说明",
        f"本年支出{spent}万元，其中：{listed(r, 'GK03', SPENDING, '')}。",
        "#四、财政拨款收入支出决算总体情况说明",
        f"{year}年度财政拨款收入总计{fiscal}万元，其中：年初财政拨款结转和结余"
        f"{r.line('GK04', '年初财政拨款结转和结余')}万元，本年财政拨款收入"
        f"{r.line('GK04', '本年收入合计')}万元。财政拨款支出总计{fiscal}万元，其中：年末财政拨款结转和结余"
        f"{r.line('GK04', '年末财政拨款结转和结余')}万元，本年财政拨款支出"
        f"{r.line('GK04', '本年支出合计', 'total')}万元。",
        f"财政拨款收入支出总计与上年相比，{change(fiscal, r.prior(fiscal))}，主要原因是："
        f"{REASONS[1]}。与年初预算相比，年初预算数{planned}万元，决算数{fiscal}万元，预决算差异率"
        f"{share(fiscal - planned, planned)}，主要原因是：{REASONS[3]}。",
        "#五、一般公共预算财政拨款支出决算情况说明",
        "#（一）一般公共预算财政拨款支出决算总体情况",
        f"{year}年度一般公共预算财政拨款支出{general}万元，占本年支出合计的{share(general, spent)}。"
        f"与上年相比，{change(general, r.prior(general))}，主要原因是：{REASONS[2]}。",
        "#（二）一般公共预算财政拨款支出决算结构情况",
        *(
            f"{number}.{one.name}（类）{one.value}万元，占{share(one.value, general)}。"
            for number, one in enumerate(r.subjects(3), 1)
        ),
        "#（三）一般公共预算财政拨款支出决算具体情况",
    ]
    for number, one in enumerate(r.subjects(7), 1):
        prior = r.prior(one.value)
        text.append(
            f"{number}.{r.name_of(one.code[:3])}（类）{r.name_of(one.code[:5])}（款）{one.name}（项）："
            f"支出决算数为{one.value}万元，比上年决算{_flat(one, prior)}，主要原因是："
            f"{REASONS[number % 4]}。"
        )
    return [
        *text,
        "#六、一般公共预算财政拨款基本支出决算情况说明",
        *_basic(r, "其中：", ("", "")),
        "#七、一般公共预算财政拨款“三公”经费支出决算情况说明",
        *_public_compared(r),
        "#八、政府性基金预算财政拨款收入支出决算情况说明",
        _fund(r, "GK07", "政府性基金预算"),
        "#九、国有资本经营预算财政拨款支出决算情况说明",
        _fund(r, "GK08", "国有资本经营预算"),
        "#十、其他重要事项的情况说明",
        *_procurement(r),
        *_others(r, _operating(r)),
        "##第三部分 专业名词解释",
        *_words(),
    ]


def _flat(one: Subject, prior: object) -> str:
    return change(one.value, prior) if one.value != prior else "无变化"


def hubei(r: Report) -> list[str]:
    """收、支总计均为; each kind of money with its own sentence; 比上年决算数."""
    year, before = r.year, r.year - 1
    total, prior = r.line("GK01", "总计"), r.prior(r.line("GK01", "总计"))
    income, spent = r.total("GK02", "total"), r.total("GK03", "total")
    fiscal, general = r.line("GK04", "总计"), r.total("GK05", "total")
    appropriated = r.line("GK04", "一般公共预算财政拨款", "", "income")
    budget = r.planned_total()
    classes = list(r.subjects(3))
    text = [
        f"##第三部分 {year}年度部门决算情况说明",
        "#一、收入支出决算总体情况说明",
        f"{year}年度收、支总计均为{total}万元。与{before}年度相比，收、支总计各{change(total, prior)}，"
        f"主要原因是{REASONS[0]}。",
        "图1：收、支决算总计变动情况",
        "#二、收入决算情况说明",
        f"{year}年度收入合计{income}万元，与{before}年度相比，收入合计"
        f"{change(income, r.prior(income))}。其中：{listed(r, 'GK02', INCOMES[:1], '本年收入')}；"
        f"{listed(r, 'GK02', INCOMES[1:], '本年收入')}。",
        "#三、支出决算情况说明",
        f"{year}年度支出合计{spent}万元，与{before}年度相比，支出合计"
        f"{change(spent, r.prior(spent))}。其中：{listed(r, 'GK03', SPENDING, '本年支出')}。",
        "#四、财政拨款收入支出决算总体情况说明",
        f"{year}年度财政拨款收、支总计均为{fiscal}万元。与{before}年度相比，财政拨款收、支总计各"
        f"{change(fiscal, r.prior(fiscal))}。主要原因是{REASONS[1]}。",
        f"{year}年度财政拨款收入中，一般公共预算财政拨款收入{appropriated}万元，比{before}年度决算数"
        f"{_without_rate(appropriated, r.prior(appropriated))}，主要原因是{REASONS[2]}。"
        f"政府性基金预算财政拨款收入0万元，比{before}年度决算数增加0万元。国有资本经营预算财政拨款收入"
        f"0万元，比{before}年度决算数增加0万元。",
        "#五、一般公共预算财政拨款支出决算情况说明",
        "#（一）一般公共预算财政拨款支出决算总体情况",
        f"{year}年度一般公共预算财政拨款支出{general}万元，占本年支出合计的{share(general, spent)}。"
        f"与{before}年度相比，一般公共预算财政拨款支出{change(general, r.prior(general))}。"
        f"主要原因是{REASONS[3]}。",
        "#（二）一般公共预算财政拨款支出决算结构情况",
        f"{year}年度一般公共预算财政拨款支出{general}万元，主要用于以下方面：",
        *(
            f"{number}.{one.name}（类）{one.value}万元，占{share(one.value, general)}。主要是用于"
            "保障机关及所属单位正常运转。"
            for number, one in enumerate(classes, 1)
        ),
        "#（三）一般公共预算财政拨款支出决算具体情况",
        f"{year}年度一般公共预算财政拨款支出年初预算为{budget}万元，支出决算为{general}万元，完成年初"
        f"预算的{share(general, budget, '0.1')}。其中：基本支出{r.total('GK05', 'basic')}万元，项目支出"
        f"{r.total('GK05', 'project')}万元。项目支出主要用于以下方面：开展业务工作，主要成效是各项任务"
        "按时完成。",
    ]
    for number, one in enumerate(classes, 1):
        text.append(f"{number}.{one.name}（类）")
        for rank, item in enumerate((s for s in r.subjects(7) if s.code[:3] == one.code), 1):
            planned = r.planned(item.value)
            text.append(
                f"（{rank}）{r.name_of(item.code[:5])}（款）{item.name}（项）。年初预算为{planned}万元，"
                f"支出决算为{item.value}万元，完成年初预算的{share(item.value, planned, '0.1')}，"
                + ("与年初预算持平。" if planned == item.value else
                   f"支出决算数{'大' if item.value > planned else '小'}于年初预算数的主要原因："
                   f"{REASONS[rank % 4]}。")
            )
    return [
        *text,
        "#六、一般公共预算财政拨款基本支出决算情况说明",
        *_basic(r, "其中：", ("人员经费和公用经费分别为：", "")),
        "#七、政府性基金预算财政拨款支出决算情况说明",
        _fund(r, "GK07", "政府性基金预算"),
        "#八、国有资本经营预算财政拨款支出决算情况说明",
        _fund(r, "GK08", "国有资本经营预算"),
        *_public(r, "九、", ("（一）", "1.")),
        "#十、机关运行经费支出说明",
        f"{year}年度机关运行经费支出{r.line('GK06', '公用经费合计')}万元，比{before}年决算数"
        f"{change(r.line('GK06', '公用经费合计'), r.prior(r.line('GK06', '公用经费合计')))}。"
        f"主要原因是{REASONS[2]}。",
        "#十一、政府采购支出说明",
        *_procurement(r),
        *_others(r, _operating(r)),
        "##第四部分 名词解释",
        *_words(),
    ]


def _without_rate(value: object, prior: object) -> str:
    return change(value, prior).split("，", maxsplit=1)[0]


def _basic(r: Report, between: str, before: tuple[str, str]) -> list[str]:
    basic = r.total("GK05", "basic")
    public = r.line("GK06", "公用经费合计") or r.total("GK06", "public")
    people = r.line("GK06", "人员经费合计") or r.total("GK06", "personnel")
    return [
        f"{r.year}年度一般公共预算财政拨款基本支出{basic}万元，{between}",
        f"{before[0]}人员经费{people}万元，主要包括：{'、'.join(r.economic(('301', '303')))}；",
        f"{before[1]}公用经费{public}万元，主要包括：{'、'.join(r.economic(('302', '310')))}。",
    ]


LINES = {
    "total": "合计", "abroad": "因公出国（境）费", "vehicle_total": "公务用车购置及运行维护费",
    "vehicle_purchase": "公务用车购置费", "vehicle_operation": "公务用车运行维护费", "reception": "公务接待费",
}
COUNTED = {
    "abroad": "团组数", "vehicle_purchase": "购置数", "vehicle_operation": "保有量", "reception": "批次",
}


def _three(r: Report) -> dict[str, tuple[Decimal, Decimal]]:
    """Return outturn and budget of each, whether they are printed as columns or as lines."""
    by_column = any(row[0] == "GK09" and row[5].startswith("final_") for row in r.rows)
    if by_column:
        return {
            name: (r.line("GK09", "", f"final_{name}"), r.line("GK09", "", f"budget_{name}"))
            for name in LINES
        }
    return {
        name: (r.exact("GK09", label, "amount"), r.exact("GK09", label, "budget_amount"))
        for name, label in LINES.items()
    }


def _fund(r: Report, statement: str, name: str) -> str:
    spent = r.total(statement, "total")
    if not spent:
        return f"本部门无{name}财政拨款支出。"
    return f"{r.year}年度{name}财政拨款支出{spent}万元。"


def _others(r: Report, public: Decimal) -> list[str]:
    return [
        "#机关运行经费支出情况说明",
        f"{r.year}年度机关运行经费支出{public}万元，比上年{change(public, r.prior(public))}，主要原因是{REASONS[2]}。",
        "#国有资产占用情况说明",
        f"截至{r.year}年12月31日，本部门国有资产情况见公开表格。",
        "#预算绩效情况说明",
        "本部门组织开展了绩效自评，自评等级为优。",
    ]


def _public(r: Report, ordinal: str, marks: tuple[str, str]) -> list[str]:
    figures = _three(r)

    def told(name: str, words: str) -> str:
        final, budget = figures[name]
        if not budget:
            return f"{words}预算为{budget}万元，支出决算为{final}万元，"
        return (
            f"{words}预算为{budget}万元，支出决算为{final}万元，完成预算的"
            f"{share(final, budget)}，"
        )

    total = figures["total"][0]
    return [
        f"#{ordinal}{r.year}年度一般公共预算财政拨款“三公”经费支出决算情况说明",
        f"#{marks[0]}“三公”经费财政拨款支出决算总体情况说明",
        told("total", f"{r.year}年度“三公”经费财政拨款支出") + "决算数与预算数存在差异的主要原因是"
        "厉行节约。",
        f"#{marks[0].replace('一', '二').replace('1', '2')}“三公”经费财政拨款支出决算具体情况说明",
        f"{r.year}年度“三公”经费财政拨款支出决算中，因公出国（境）费支出决算为{figures['abroad'][0]}万元，"
        f"占{share(figures['abroad'][0], total)}；"
        f"公务用车购置及运行维护费支出决算为{figures['vehicle_total'][0]}万元，占"
        f"{share(figures['vehicle_total'][0], total)}；"
        f"公务接待费支出决算为{figures['reception'][0]}万元，占"
        f"{share(figures['reception'][0], total)}。具体情况如下：",
        f"{marks[1]}" + told("abroad", "因公出国（境）费") + ""
        f"全年使用财政拨款安排因公出国（境）团组{_count(figures, 'abroad')}个，累计"
        f"{_count(figures, 'abroad')}人次。",
        f"{marks[1].replace('1', '2')}" + told("vehicle_total", "公务用车购置及运行维护费") + "其中：",
        told("vehicle_purchase", "公务用车购置支出") + f"购置公务用车{_count(figures, 'vehicle_purchase')}辆。",
        told("vehicle_operation", "公务用车运行维护费支出") + "主要用于公务用车的燃料费、维修费、过桥过路费、"
        f"保险费等支出；年末公务用车保有量为{_count(figures, 'vehicle_operation')}辆。",
        f"{marks[1].replace('1', '3')}" + told("reception", "公务接待费") + "主要用于接待上级检查指导等支出。"
        f"国内公务接待{_count(figures, 'reception')}批次，{_count(figures, 'reception')}人次。",
    ]


def _operating(r: Report) -> Decimal:
    return r.line("GK06", "公用经费合计") or r.total("GK06", "public")


def _count(figures: dict[str, tuple[Decimal, Decimal]], name: str) -> int:
    return 2 if figures[name][0] else 0


def _public_compared(r: Report) -> list[str]:
    figures = _three(r)
    lines = []
    for name, words in (
        ("total", f"{r.year}年度“三公”经费财政拨款支出决算"),
        ("abroad", "其中：因公出国（境）费支出"),
        ("vehicle_total", "公务用车购置及运行维护费支出"),
        ("reception", "公务接待费支出"),
    ):
        final = figures[name][0]
        prior = r.prior(final)
        told = "与上年一致" if final == prior else f"比上年{change(final, prior)}"
        part = "" if name == "total" else f"占{share(final, figures['total'][0])}，"
        lines.append(f"{words}{final}万元，{part}{told}，主要原因是：严格执行中央八项规定精神。")
    final, budget = figures["total"]
    rate = share(final - budget, budget) if budget else "0.00%"
    return [
        *lines,
        f"具体情况如下：因公出国（境）费支出{figures['abroad'][0]}万元，开支内容包括：按计划执行。全年安排的因公出国"
        f"（境）团组{_count(figures, 'abroad')}个，因公出国（境）{_count(figures, 'abroad')}人次。公务用车购置"
        f"{_count(figures, 'vehicle_purchase')}辆，公务用车保有量{_count(figures, 'vehicle_operation')}辆，公务接待"
        f"{_count(figures, 'reception')}批次、{_count(figures, 'reception')}人次。",
        f"与全年预算相比，财政拨款“三公”经费支出全年预算数{budget}万元，决算数{final}万元，预决算差异率"
        f"{rate}，主要原因是：严格按预算执行。",
    ]


def _procurement(r: Report) -> list[str]:
    return [
        f"{r.year}年度本部门政府采购支出总额50.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出"
        "10.00万元、政府采购服务支出20.00万元。授予中小企业合同金额40.00万元，占政府采购支出总额的80.00%，"
        "其中：授予小微企业合同金额30.00万元，占授予中小企业合同金额的75.00%。",
    ]


def _words() -> list[str]:
    return [
        "财政拨款收入：指单位从同级财政部门取得的各类财政拨款。",
        "基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。",
        "项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。",
        "“三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。",
    ]
