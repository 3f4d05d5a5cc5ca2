"""Four more manners of final accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.manners.figures import change, share
from benchmarks.manners.finals import (
    INCOMES,
    REASONS,
    SPENDING,
    _count,
    _fund,
    _procurement,
    _three,
    _words,
    listed,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from benchmarks.manners.figures import Report


def hunan(r: Report) -> list[str]:
    """财政拨款支出 for general public money; 主要是因为; shares of the basic expenditure."""
    year = r.year
    total, general, spent = r.line("GK01", "总计"), r.total("GK05", "total"), r.total("GK03", "total")
    fiscal, income, basic = r.line("GK04", "总计"), r.total("GK02", "total"), r.total("GK05", "basic")
    public = r.line("GK06", "公用经费合计") or r.total("GK06", "public")
    people = r.line("GK06", "人员经费合计") or r.total("GK06", "personnel")
    budget = r.planned_total()
    three = _three(r)
    text = [
        f"##第三部分 {year}年度部门决算情况说明",
        "#一、收入支出决算总体情况说明",
        f"{year}年度收、支总计{total}万元。与上年相比，{change(total, r.prior(total))}，主要是因为{REASONS[0]}。",
        "#二、收入决算情况说明",
        f"{year}年度收入合计{income}万元，其中：{listed(r, 'GK02', INCOMES, '')}。",
        "#三、支出决算情况说明",
        f"{year}年度支出合计{spent}万元，其中：{listed(r, 'GK03', SPENDING, '')}。",
        "#四、财政拨款收入支出决算总体情况说明",
        f"{year}年度财政拨款收、支总计{fiscal}万元，与上年相比，{change(fiscal, r.prior(fiscal))}，"
        f"主要是因为{REASONS[1]}。",
        "#五、一般公共预算财政拨款支出决算情况说明",
        "#（一）财政拨款支出决算总体情况",
        f"{year}年度财政拨款支出{general}万元，占本年支出合计的{share(general, spent)}，与上年相比，"
        f"财政拨款支出{change(general, r.prior(general))}，主要是因为{REASONS[2]}。",
        "#（二）财政拨款支出决算结构情况",
        f"{year}年度财政拨款支出{general}万元，主要用于以下方面："
        + "；".join(
            f"{one.name.removesuffix('支出')}（类）支出{one.value}万元，占{share(one.value, general)}"
            for one in r.subjects(3)
        )
        + "。",
        "#（三）财政拨款支出决算具体情况",
        f"{year}年度财政拨款支出年初预算数为{budget}万元，支出决算数为{general}万元，完成年初预算的"
        f"{share(general, budget)}，其中：",
    ]
    for number, one in enumerate(r.subjects(7), 1):
        planned = r.planned(one.value)
        text += [
            f"{number}、{r.name_of(one.code[:3])}（类）{r.name_of(one.code[:5])}（款）{one.name}（项）。",
            f"年初预算为{planned}万元，支出决算为{one.value}万元，完成年初预算的"
            f"{share(one.value, planned)}，"
            + ("决算数等于年初预算数。" if planned == one.value else
               f"决算数{'大' if one.value > planned else '小'}于年初预算数的主要原因是：{REASONS[number % 4]}。"),
        ]
    return [
        *text,
        "#六、一般公共预算财政拨款基本支出决算情况说明",
        f"{year}年度财政拨款基本支出{basic}万元，其中：人员经费{people}万元，占基本支出的{share(people, basic)}，"
        f"主要包括{'、'.join(r.economic(('301', '303')))}；公用经费{public}万元，占基本支出的"
        f"{share(public, basic)}，主要包括{'、'.join(r.economic(('302', '310')))}。",
        "#七、一般公共预算财政拨款“三公”经费支出决算情况说明",
        "#（一）“三公”经费财政拨款支出决算总体情况说明",
        *_planned_and_spent(r, three),
        "#八、政府性基金预算收入支出决算情况",
        _fund(r, "GK07", "政府性基金预算"),
        "#九、国有资本经营预算财政拨款支出情况",
        _fund(r, "GK08", "国有资本经营预算"),
        "#十、关于机关运行经费支出说明",
        f"本部门{year}年度机关运行经费支出{public}万元，比上年决算数{change(public, r.prior(public))}。"
        f"主要原因是：{REASONS[3]}。",
        "#十一、一般性支出情况说明",
        f"{year}年本部门开支会议费0万元；开支培训费0万元；未举办节庆、晚会、论坛、赛事等活动。",
        "#十二、关于政府采购支出说明",
        *_procurement(r),
        "#十三、关于国有资产占用情况说明",
        f"截至{year}年12月31日，本单位共有车辆{_count(three, 'vehicle_operation')}辆，其中，主要领导干部用车0辆，"
        f"其他用车{_count(three, 'vehicle_operation')}辆。",
        f"#十四、关于{year}年度预算绩效情况的说明",
        "根据预算绩效管理要求，我部门组织对本年度整体支出开展绩效自评，综合评价等级为良好。",
        "##第四部分 名词解释",
        *_words(),
    ]


def _planned_and_spent(r: Report, three: dict[str, tuple[Decimal, Decimal]]) -> list[str]:
    texts = []
    for name, words in (
        ("total", "“三公”经费财政拨款支出"), ("abroad", "因公出国（境）费支出"),
        ("reception", "公务接待费支出"), ("vehicle_purchase", "公务用车购置费支出"),
        ("vehicle_operation", "公务用车运行维护费支出"),
    ):
        final, budget = three[name]
        prior = r.prior(final)
        rate = f"完成预算的{share(final, budget)}，" if budget else ""
        told = "与上年持平" if final == prior else f"与上年相比{change(final, prior)}"
        texts.append(
            f"{words}预算为{budget}万元，支出决算为{final}万元，{rate}{told}，主要原因是厉行节约"
            + ("，其中：" if name == "total" else "。")
        )
    return [
        *texts,
        "#（二）“三公”经费财政拨款支出决算具体情况说明",
        f"{r.year}年度“三公”经费财政拨款支出决算中，公务接待费支出决算{three['reception'][0]}万元，占"
        f"{share(three['reception'][0], three['total'][0])}，"
        f"因公出国（境）费支出决算{three['abroad'][0]}万元，占"
        f"{share(three['abroad'][0], three['total'][0])}，"
        f"公务用车购置费及运行维护费支出决算{three['vehicle_total'][0]}万元，占"
        f"{share(three['vehicle_total'][0], three['total'][0])}。其中：",
        f"1、因公出国（境）费支出决算为{three['abroad'][0]}万元，全年安排因公出国（境）团组"
        f"{_count(three, 'abroad')}个，累计{_count(three, 'abroad')}人次。",
        f"2、公务接待费支出决算为{three['reception'][0]}万元，全年共接待来访团组{_count(three, 'reception')}个、"
        f"来宾{_count(three, 'reception')}人次，主要是上级检查发生的接待支出。",
        f"3、公务用车购置费及运行维护费支出决算为{three['vehicle_total'][0]}万元，其中：公务用车购置费"
        f"{three['vehicle_purchase'][0]}万元，更新公务用车{_count(three, 'vehicle_purchase')}辆。公务用车运行维护费"
        f"{three['vehicle_operation'][0]}万元，主要是油费、维修费支出，截至{r.year}年12月31日，我单位开支财政拨款的"
        f"公务用车保有量为{_count(three, 'vehicle_operation')}辆。",
    ]


def jiangxi(r: Report) -> list[str]:
    """Totals with openings; classes instead of items; economic classes instead of 人员 and 公用."""
    year, before = r.year, r.year - 1
    total, income, spent = r.line("GK01", "总计"), r.total("GK02", "total"), r.total("GK03", "total")
    opening, closing = r.line("GK01", "年初结转和结余"), r.line("GK01", "年末结转和结余")
    general, basic, budget = r.total("GK05", "total"), r.total("GK05", "basic"), r.planned_total()
    three = _three(r)
    text = [
        f"##第三部分 {year}年度部门决算情况说明",
        "#一、收入决算情况说明",
        f"本部门{year}年度收入总计{total}万元，其中年初结转和结余{opening}万元，较{before}年"
        f"{change(opening, r.prior(opening))}；本年收入合计{income}万元，较{before}年"
        f"{change(income, r.prior(income))}，主要原因是：{REASONS[0]}。",
        f"本年收入的具体构成为：{listed(r, 'GK02', INCOMES, '')}。",
        "#二、支出决算情况说明",
        f"本部门{year}年度支出总计{total}万元，其中本年支出合计{spent}万元，较{before}年"
        f"{change(spent, r.prior(spent))}，主要原因是：{REASONS[1]}；年末结转和结余{closing}万元，较{before}年"
        f"{change(closing, r.prior(closing))}，主要原因是：{REASONS[2]}。",
        f"本年支出的具体构成为：{listed(r, 'GK03', SPENDING, '')}。",
        "#三、财政拨款支出决算情况说明",
        f"本部门{year}年度财政拨款本年支出年初预算数为{budget}万元，决算数为{general}万元，完成年初预算的"
        f"{share(general, budget)}。其中：",
    ]
    for number, one in enumerate(r.subjects(3)):
        planned = sum(
            (r.planned(item.value) for item in r.subjects(7) if item.code[:3] == one.code), 0 * budget
        )
        text.append(
            f"（{'一二三四五六七八九十'[number]}）{one.name}年初预算数为{planned}万元，决算数为{one.value}万元，"
            f"完成年初预算的{share(one.value, planned)}，主要原因是：{REASONS[number % 4]}。"
        )
    economic = [
        (name, r.line("GK06", name))
        for name in ("工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出")
    ]
    return [
        *text,
        "#四、一般公共预算财政拨款基本支出决算情况说明",
        f"本部门{year}年度一般公共预算财政拨款基本支出{basic}万元，其中：",
        *(
            f"（{'一二三四'[number]}）{name}{value}万元，较{before}年{change(value, r.prior(value))}，"
            f"主要原因是：{REASONS[number]}。"
            for number, (name, value) in enumerate(economic)
        ),
        "#五、财政拨款“三公”经费支出决算情况说明",
        f"本部门{year}年度财政拨款“三公”经费支出全年预算数为{three['total'][1]}万元，决算数为"
        f"{three['total'][0]}万元，决算数较{before}年"
        f"{change(three['total'][0], r.prior(three['total'][0]))}，其中：",
        *(
            f"（{mark}）{words}支出全年预算数为{three[name][1]}万元，决算数为{three[name][0]}万元，决算数较{before}年"
            f"{change(three[name][0], r.prior(three[name][0]))}，"
            f"主要原因是严格执行规定。{counted}。"
            for mark, name, words, counted in (
                ("一", "abroad", "因公出国（境）", f"全年安排因公出国（境）团组{_count(three, 'abroad')}个，累计"
                 f"{_count(three, 'abroad')}人次"),
                ("二", "reception", "公务接待费", f"全年国内公务接待{_count(three, 'reception')}批，累计接待"
                 f"{_count(three, 'reception')}人次"),
            )
        ),
        f"（三）公务用车购置及运行维护费支出{three['vehicle_total'][0]}万元，其中公务用车购置全年预算数为"
        f"{three['vehicle_purchase'][1]}万元，决算数为{three['vehicle_purchase'][0]}万元，全年购置公务用车"
        f"{_count(three, 'vehicle_purchase')}辆；公务用车运行维护费支出全年预算数为"
        f"{three['vehicle_operation'][1]}万元，决算数为{three['vehicle_operation'][0]}万元，年末公务用车保有"
        f"{_count(three, 'vehicle_operation')}辆。",
        "#六、机关运行经费支出情况说明",
        f"本部门{year}年度机关运行经费支出{economic[1][1]}万元，较上年决算数"
        f"{change(economic[1][1], r.prior(economic[1][1]))}，主要原因是：{REASONS[3]}。",
        "#七、政府采购支出情况说明",
        *_procurement(r),
        "#政府性基金预算财政拨款支出情况说明",
        _fund(r, "GK07", "政府性基金预算"),
        "#国有资本经营预算财政拨款支出情况说明",
        _fund(r, "GK08", "国有资本经营预算"),
        "#八、国有资产占用情况说明",
        "截止年底，本部门国有资产占用情况见公开表格。",
        "#九、预算绩效情况说明",
        "组织对本年度项目支出全面开展绩效自评，自评得分均在90分以上。",
        "##第四部分 名词解释",
        *_words(),
    ]


def fujian(r: Report) -> list[str]:
    """Codes before names, one item a paragraph; kinds of money one a line; no shares."""
    year, before = r.year, r.year - 1
    income, spent = r.total("GK02", "total"), r.total("GK03", "total")
    opening, closing = r.line("GK01", "年初结转和结余"), r.line("GK01", "年末结转和结余")
    general, basic = r.total("GK05", "total"), r.total("GK05", "basic")
    public = r.line("GK06", "公用经费合计") or r.total("GK06", "public")
    people = r.line("GK06", "人员经费合计") or r.total("GK06", "personnel")
    three = _three(r)
    return [
        f"##第三部分 {year}年度部门决算情况说明",
        "#一、收入支出决算总体情况说明",
        f"{year}年度部门年初结转和结余{opening}万元，本年收入{income}万元，本年支出{spent}万元，年末结转和结余"
        f"{closing}万元。",
        f"#（一）{year}年收入{income}万元，比{before}年决算数{change(income, r.prior(income))}，具体情况如下：",
        *(
            f"{number}.{name}{r.total('GK02', code)}万元。"
            for number, (name, code) in enumerate(INCOMES, 1)
        ),
        f"#（二）{year}年支出{spent}万元，比{before}年决算数{change(spent, r.prior(spent))}，具体情况如下：",
        f"1.基本支出{r.total('GK03', 'basic')}万元。其中，人员支出{people}万元，公用支出{public}万元。",
        f"2.项目支出{r.total('GK03', 'project')}万元。",
        "3.上缴上级支出0.00万元。",
        "4.经营支出0.00万元。",
        "5.对附属单位补助支出0.00万元。",
        "#二、一般公共预算财政拨款支出决算情况说明",
        f"{year}年度一般公共预算财政拨款支出{general}万元，比上年决算数{change(general, r.prior(general))}，"
        "具体情况如下（按项级科目分类统计）：",
        *(
            f"（{number}）{one.code}-{one.name}{one.value}万元，较上年决算数"
            f"{change(one.value, r.prior(one.value))}。主要原因是{REASONS[number % 4]}。"
            for number, one in enumerate(r.subjects(7), 1)
        ),
        "#三、政府性基金预算财政拨款支出决算情况说明",
        _fund(r, "GK07", "政府性基金预算"),
        "#四、国有资本经营预算财政拨款支出决算情况说明",
        _fund(r, "GK08", "国有资本经营预算"),
        "#五、一般公共预算财政拨款基本支出决算情况说明",
        f"{year}年度一般公共预算财政拨款基本支出{basic}万元，其中：",
        f"（一）人员经费{people}万元，主要包括：{'、'.join(r.economic(('301', '303')))}。",
        f"（二）公用经费{public}万元，主要包括：{'、'.join(r.economic(('302', '310')))}。",
        "#六、一般公共预算财政拨款“三公”经费支出决算情况说明",
        f"{year}年度“三公”经费财政拨款支出{three['total'][0]}万元，同比"
        f"{change(three['total'][0], r.prior(three['total'][0]))}。具体情况如下：",
        f"（一）因公出国（境）费支出{three['abroad'][0]}万元。全年安排本单位组织的出国团组"
        f"{_count(three, 'abroad')}个，参加其他单位出国团组0个，全年因公出国（境）累计{_count(three, 'abroad')}人次。",
        f"（二）公务用车购置及运行费支出{three['vehicle_total'][0]}万元。其中：公务用车购置费支出"
        f"{three['vehicle_purchase'][0]}万元，购置公务用车{_count(three, 'vehicle_purchase')}辆。公务用车运行费支出"
        f"{three['vehicle_operation'][0]}万元，主要用于公务出行，年末公务用车保有量"
        f"{_count(three, 'vehicle_operation')}辆。",
        f"（三）公务接待费支出{three['reception'][0]}万元。主要用于接待，累计接待{_count(three, 'reception')}批次、"
        f"接待总人数{_count(three, 'reception')}人。",
        "#七、预算绩效情况说明",
        "本部门组织开展了绩效自评，自评等级为优。",
        "#八、其他重要事项情况说明",
        "#（一）机关运行经费支出情况",
        f"{year}年度机关运行经费支出{public}万元，比上年{change(public, r.prior(public))}，主要原因是{REASONS[2]}。",
        "#（二）政府采购情况",
        *_procurement(r),
        "#（三）国有资产占用情况",
        "本部门共有车辆0辆，单价50万元（含）以上通用设备0台（套）。",
        "##第四部分 名词解释",
        *_words(),
    ]
