{# Words of the headings of columns: of the law, of the ministry's
   forms and of Chinese itself, the same in every place. What places or writers choose is in seeds. #}

{# A column of the lower digits of a code that the column before it begins: 款, 项, 科目编码（项）. #}
{% macro code_goes_on() -%}
    (.*[(（])?[款项目][)）]?
{%- endmacro %}

{# An account, a note or a section's name printed within the frame, above the headings. #}
{% macro caption_in_head() -%}
    单位[:：]|部门[:：]|名称[:：]|表([(（].*[)）])?$|^(20\d{2}年度?)$|^{{ chinese_digit() }}+、
{%- endmacro %}

{# What may stand before a heading, and what behind it. #}
{% macro before_a_heading() -%}
    ^({{ of_which() }}([:：]|$)|{{ chinese_digit() }}+、|\d{1,2}、|[(（][一二三四五六七八九十\d]+[)）])
{%- endmacro %}

{% macro behind_a_heading() -%}
    ({{ unit_pattern('label') }}|[:：*]|[①-⑳]|[(（]注{{ chinese_digit() }}?\d*[)）])$
{%- endmacro %}

{# Words before a heading that tell it from no other: whose, of which year, how it was set aside. #}
{% macro idle_in_a_heading() -%}
    部门|单位|本级|市级|区级|县级|省级|本年度?|当年|20\d{2}年度?|年度|编制|安排|拨款|财政|的|按项目管理|纳入
{%- endmacro %}

{# Headings of what is neither a name nor an amount: 采购方式, 项目类型; 采购时间, 规格型号. #}
{% macro heading_of_an_attribute() -%}
    {{ thing_described() }}(类型|类别|性质|方式|来源|级次|形式)
{%- endmacro %}

{% macro heading_of_a_remark() -%}
    {{ thing_described() }}(时间|期限|日期|原因|依据|要求|概况|概述|型号|规格|单价|领域|对象)
{%- endmacro %}

{% macro thing_described() -%}
    (项目|资金|政府|采购|购买|服务|资产|经费|预算|所属|申请|组织|实施|需求|规格|直接|受益)*
{%- endmacro %}

{# What a heading ends in that tells why a figure changed. #}
{% macro why() -%}
    (原因|理由)(说明|分析)?$
{%- endmacro %}

{# Words behind a heading that only say that it is money, or what is counted in. #}
{% macro idle_behind_a_heading() -%}
    资金|总额|安排数?|预算(数|金额)?|合计|小计|\(不?(含|包括)[^()]*\)
{%- endmacro %}

{# What makes a heading one of several kinds: parentheses that tell not what it includes, and whose
   income it is. #}
{% macro narrowing_a_heading() -%}
    \([^()含包][^()]*\)$|^(医疗|教育|科研)
{%- endmacro %}

{# A heading with this at its end is of the budget, whatever it is of; 一般公共预算 is the name of funds. #}
{% macro budgeted() -%}
    (收入|支出|费)预算$|预算(数|金额|总额)$
{%- endmacro %}

{# What the name of a line has in it that says of which phase its figures are. #}
{% macro word_of_a_phase() -%}
    预算|决算|执行
{%- endmacro %}

{# Income as budgets' accounts call it: 事业预算收入 #}
{% macro planned_income() -%}
    预算(收入)
{%- endmacro %}

{# Behind the name of funds: what is spent of them. #}
{% macro spent() -%}
    (的)?支出
{%- endmacro %}

{# Behind the name of funds: what the year before left of them. Before it may stand 上年. #}
{% macro left_of_last_year() -%}
    (上年)?(结转|结余)([、和]?(结转|结余))?
{%- endmacro %}

{% macro of_last_year() -%}
    ^上年(度)?
{%- endmacro %}

{# What ends in these counts things or people. #}
{% macro quantity_heading() -%}
    ^(采购|配置|购买|需求|计划|预计|申报)?数量$
{%- endmacro %}

{% macro headcount_heading() -%}
    ^(参加|参会|参训|与会|培训|会议|计划|预计)*人数$
{%- endmacro %}

{# 2025年执行数, 预计执行数, 全年执行数 #}
{% macro outturn_heading() -%}
    ^(20\d{2}年?度?)?(全年)?(预计|实际)?执行(金额|数)$
{%- endmacro %}

{# A figure beside another: 2026年预算数比2025年执行数, 2026年预算数与2025年执行数 #}
{% macro comparison() -%}
    (预算|决算|执行|本年|当年|20\d{2}年?)[^比较]*(比|较)[^比较]*(预算|决算|执行|上年|20\d{2}年?)|^(本年|当年|20\d{2}年?)度?(预算|决算)?数?与(上年|20\d{2}年?)度?(预算|决算|执行)?数?(对比|相比)?$
{%- endmacro %}

{% macro compared_with_outturn() -%}
    [比较与][^比较与]*(执行|决算)
{%- endmacro %}

{# What is left of a figure when something is taken out of it, and which figure. #}
{% macro after_exclusions() -%}
    ^扣除.+后的?(.+)$
{%- endmacro %}

{# A figure without a part of it: 扣除…, 上年结余（不包括…结余）. What was no part of it takes nothing out. #}
{% macro exclusion() -%}
    扣除|(结转|结余)\(不(含|包括|包含)[^()]*(结转|结余)
{%- endmacro %}

{# A heading that is a rate of what stands above it: 百分比（%）, 幅度 #}
{% macro rate_alone() -%}
    (百分比|百分率|比率|比例|幅度)?(\(?%\)?)?
{%- endmacro %}

{% macro rate() -%}
    %|百分|率|幅度|比例
{%- endmacro %}

{# A heading that names the subjects of a classification: 部门预算支出经济分类科目, 按功能分类 … #}
{% macro classification_heading() -%}
    ^按?(部门|政府|单位)?(预算)?(支出)?(部门|政府)?(预算)?(支出)?(功能|经济)(分类?|科目|类)*(名称|编码|代码|编号)?$
{%- endmacro %}

{# The names of a classification, which parentheses tell: 项目（按功能分类） #}
{% macro items_by_classification() -%}
    ^(支出)?项目\(按?(部门|政府|单位)?(预算)?(支出)?(部门|政府)?(预算)?(支出)?(功能|经济)(分类?|科目|类)*\)$
{%- endmacro %}

{# The classification that a heading's words name. #}
{% macro classification_named(text) -%}
    case
        when contains({{ text }}, '功能') then 'function'
        when contains({{ text }}, '政府') then 'governmental_economic'
        else 'departmental_economic'
    end
{%- endmacro %}

{% macro purpose_heading() -%}
    ^(按?支出(用途|性质|结构)(和经济)?(分类)?|支出类别|(支出)?项目\(按?支出(用途|性质|结构)(和经济)?(分类)?\))$
{%- endmacro %}

{% macro code_word() -%}
    (编码|代码|编号)$
{%- endmacro %}

{# A column of codes, or of the class, the section and the item that a code is made of. #}
{% macro heading_of_codes() -%}
    ^(科目)?(编码|代码|编号)$|^[类款项目]$
{%- endmacro %}

{# What the lines of a statement of 三公经费 are about. #}
{% macro item_of_three_public() -%}
    因公出国|公务接待|公务用车
{%- endmacro %}

{# Items of 三公经费 and the like that are subjects of both lists. #}
{% macro item_beside_subjects() -%}
    abroad|reception|vehicle_purchase|vehicle_operation|meeting|training
{%- endmacro %}

{# A heading that only says of which year its figures are. #}
{% macro year_alone() -%}
    ^(20\d{2}年?度?|(本|当)年度?(安排)?)$
{%- endmacro %}

{% macro year_before_alone() -%}
    ^(上年度?|上一年度?|去年)$
{%- endmacro %}

{# A heading with these is no total and no year of its own, whatever its figures add up to. #}
{% macro part_of_another() -%}
    其中|其他|其它|另|扣除|不含|剔除|结转|结余
{%- endmacro %}

{# What a kind of projects ends in, where all that is spent is one: 人员类项目支出 #}
{% macro kind_of_projects() -%}
    类项目(支出)?$
{%- endmacro %}

{# What is told by what it is not: 未纳入财政专户管理的收入, 非财政拨款 #}
{% macro kept_out() -%}
    ^(未(纳入|列入|缴入)|非(同级)?财政).*
{%- endmacro %}

{# What the heading of a column of names ends in: 会议名称, 培训名称 #}
{% macro name_word() -%}
    名称
{%- endmacro %}

{# What is bought, a line each: 购买服务项目, 政府采购项目 #}
{% macro heading_of_a_purchase() -%}
    (政府|采购|购买|服务)+项目
{%- endmacro %}

{# A total that only says of what: 支出总计, 预算合计, 资金来源合计 #}
{% macro total_of_a_side() -%}
    (20\d{2}年?度?)?(收入|支出|预算数?|决算数?|金额|资金|来源)+(合计|总计|小计|总额)
{%- endmacro %}

{# The heading of a column that says whose a line is; in a table of a department's own units. #}
{% macro heading_of_units() -%}
    (二级)?(预算|主管|实施|采购|项目)?{{ unit_word() }}
{%- endmacro %}

{# The same in any table: 用款单位, 申报单位 #}
{% macro heading_of_owners() -%}
    (二级)?(预算|主管|实施|采购|项目|用款|承担|申报)?(部门及)?{{ unit_word() }}
{%- endmacro %}

{% macro unit_word() -%}
    (单位|部门)(代码及)?(\((单位|部门)\))?(名称)?
{%- endmacro %}

{# What stands beside the name of a department in a form, and what tells a name from a heading. #}
{% macro label_of_a_department() -%}
    (部门|单位)([(（](单位|部门)[)）])?名称[:：]?
{%- endmacro %}

{% macro place_in_a_name() -%}
    [省市州县区旗盟]|^(国家|中国|中央|中共)
{%- endmacro %}

{# The heading of what things are worth, however many of them a line counts: 期末账面价值, 资产原值. #}
{% macro heading_of_worth() -%}
    (价值|原值|净值)[^/]*$
{%- endmacro %}

{# The levels of government whose money a column counts: measure, words and name. #}
{% macro levels_of_government() -%}
    (values
        ('level_central', '中央', '中央资金'),
        ('level_provincial', '(省|自治区)(本?级)?', '省级资金'),
        ('level_prefectural', '(设区的?)?(市|州|盟)(本?级)?|盟市', '市级资金'),
        ('level_county', '(县|区|旗)(本?级)?|[县区旗市]{2}', '县级资金'),
        ('level_above', '上级', '上级资金'),
        ('level_own', '本级(财政|资金|补助|安排|配套|投入|拨款|经费)', '本级资金')
    ) as levels (measure_code, words, name_zh)
{%- endmacro %}

{# Behind a level of government: that it is money, and how it came. #}
{% macro money_of_a_level() -%}
    (财政|政法|资金|补助|转移支付|安排|配套|投入|拨款|经费|专项|预算)*
{%- endmacro %}

{# Words of what is counted in something else than money. #}
{% macro heading_of_no_money() -%}
    [人天次个]数|数量|面积|里程|比例|比重|占比|分值|得分|评分|权重|率|期限|年限|编制|时间|日期|序号
{%- endmacro %}

{# What a column is called whose heading no words know: its place, or how many years ahead it plans. #}
{% macro name_of_other_measure(measure_code) -%}
    case
        when starts_with({{ measure_code }}, 'planned_')
            then '以后第' || regexp_extract({{ measure_code }}, '\d+$') || '年计划数'
        else '第' || regexp_extract({{ measure_code }}, '\d+$') || '栏（见表头）'
    end
{%- endmacro %}
