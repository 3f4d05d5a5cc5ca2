{# What keeps a figure from speaking of what was told before it. #}

{# Behind these words a sum is one project's: “防汛物资储备”项目年初预算 #}
{% macro tells_of_a_project() -%}
    项目(支出)?[:,]?(\d{4}年(度)?)?(年初|全年|资金)?(预算|安排|执行)[^。;整]*$
{%- endmacro %}

{# Topics that are all a department has of their kind: a part of it is another figure. #}
{% macro wholes_of_a_department() -%}
    (revenue|expenditure)_(total|current)|procurement_total|(basic|project|personnel|public)_expenditure|opening_balance
{%- endmacro %}

{# Before such a topic these go on to it: 包括人员支出, 差旅费等公用经费, 人员经费5万元 | 和公用经费. #}
{% macro goes_on_to_a_whole() -%}
    (中|以?及|和|与|主要(原因)?(是|包括)|包括|纳入预算|所属预算|预算内|及(下属|所属))?(在职)?|.*等
{%- endmacro %}

{# Before 收入预算 and the like these say no more than that the whole of the department is meant. #}
{% macro says_nothing_of_a_whole() -%}
    \([^()]*\)|[一二三四五六七八九十\d]+[、.．]|[@\d]+|年初|全年|当年|年度?|相应|安排|综合|总体?|部门|单位|[本我级度的共其各项]
{%- endmacro %}

{# A department as it may be called for short: 市国资委. #}
{% macro is_a_short_name() -%}
    .{1,8}[委局办厅院部校会]
{%- endmacro %}

{# A name before, told together with the one behind. #}
{% macro joins_a_name_before() -%}
    [^,;:。、()](以?及|和|与)$
{%- endmacro %}

{# 出国费、公务接待费 | 决算支出94亿元: no ordinal (二、). #}
{% macro lists_a_name_before() -%}
    [^,;:。、()\d一二三四五六七八九十]、$
{%- endmacro %}

{# Behind a figure: what follows in its sentence are parts of it. #}
{% macro opens_a_list_of_parts() -%}
    (其中|包括|用于)[^。]*$
{%- endmacro %}

{# Shares in the order of what was listed before them. #}
{% macro one_for_each() -%}
    (分别|依次|各占)
{%- endmacro %}

{# Batches of guests that are some of those told before. #}
{% macro of_some_batches() -%}
    其中|国\(境\)外公务接待|外事|外宾
{%- endmacro %}

{# Money of all funds, or of those that a chapter is about. #}
{% macro names_appropriations() -%}
    财政拨款
{%- endmacro %}

{# 收入增加 and 支出增加: what changed is named, and is not what was told last (结转结余). #}
{% macro change_of_revenue(zone) -%}
    regexp_matches({{ zone }}, '(^|[@,;:。])(本年)?(总)?收入(总?体)?(增加|减少|增长|下降|上升|降低)')
{%- endmacro %}

{# All that comes in, or is spent, of the department or of one of its funds. #}
{% macro all_of_a_side() -%}
    (revenue|expenditure)_(total|current)|{{ funds_prefixes() }}_(revenue|expenditure)
{%- endmacro %}

{% macro change_of_spending(zone) -%}
    regexp_matches({{ zone }}, '(^|[@,;:。])(本年)?(总)?支出(总?体)?(增加|减少|增长|下降|上升|降低)')
{%- endmacro %}

{# The costs named right before the funds that pay them. #}
{% macro costs_of_running() -%}
    机关运行经费(当年|本年|的)?$
{%- endmacro %}

{# Names or amounts told first, and one figure for each of them behind: 分别为, 依次占收入合计的. #}
{% macro opens_one_for_each() -%}
    ^(.*?)((?:分别|依次|各)[^,;。、:\d]{1,16})$
{%- endmacro %}

{# What each figure is: 分别为 says no more than its name, 分别增加 a change. #}
{% macro role_of_each() -%}
    ^(?:分别|依次|各)(?:为|是)?(.*)$
{%- endmacro %}

{% macro takes_a_share() -%}占{%- endmacro %}

{% macro goes_on_in_a_list() -%}
    [,、]?(和|与|及|以及)?
{%- endmacro %}

{# 由…、…和…构成, : the names told together, without what is said of them. #}
{% macro names_told_together(words) -%}
    regexp_replace(regexp_replace(
        regexp_extract(
            regexp_replace(
                replace(
                    regexp_replace({{ words }}, ',?(?:占比|比重|所占比例|的?金额)?,?$', ''),
                    '及保有', '、保有'
                ),
                '收、支((?:预算|决算|总计|合计|总额)*)$', '收入\1、支出\1'
            ), '[^,;:。]*$'
        ),
        '^(?:主要)?由|(?:[两二三四五六七八]部分)?(?:构成|组成)$', '', 'g'
    ), '@.*$', '')
{%- endmacro %}

{% macro names_a_share() -%}
    (占比|比重|比例)$
{%- endmacro %}

{% macro between_names() -%}
    、|以及|和|与
{%- endmacro %}

{# The words before the first amount of a list. #}
{% macro begins_a_list() -%}
    其中|包括|用于|方面|分类|构成|分别|:
{%- endmacro %}

{% macro tells_a_change() -%}
    (增加|减少|增长|下降|提高|降低|上升)(了)?$
{%- endmacro %}

{# The outturn of a whole side, that no other word names. #}
{% macro outturn_of_a_side() -%}
    ((本部门|本单位|本年)?(20\d\d年(度)?)?)(收入|支出)决算(数|总数)?(为|共)?
{%- endmacro %}

{# 人均因公出国费用, 车均运行维护费, 平均每辆: an amount for one of many is none of the whole. #}
{% macro is_for_each() -%}
    (人均|车均|辆均|户均|平均每|每[人辆台套件户次])[^,;:。]*$
{%- endmacro %}

{# What a sentence says of one day (截至2025年12月31日), behind a number of its own (,三、2023年…), or all of
   it: no reason of what stands before. #}
{% macro behind_the_day() -%}
    ^(?:.*(?:[;。]|,[一二三四五六七八九十]、|,截[至止]))?([^;。]*)$
{%- endmacro %}

{% macro procurement_of_the_general_budget() -%}
    一般公共预算拨款政府采购
{%- endmacro %}

{# The funds that a section speaks of, how the codes of their claims begin, and what they are called. #}
{% macro prefixes_of_funds() -%}
    select
        codes.fund,
        codes.prefix,
        codes.words
    from (
        values
        ('all', 'expenditure', null),
        ('fiscal', 'fiscal', null),
        ('general_public', 'general_public', '一般公共预算'),
        ('gov_fund', 'gov_fund', '政府性基金'),
        ('state_capital', 'state_capital', '国有资本经营')
    ) as codes (fund, prefix, words)
{%- endmacro %}

{# A paragraph that ends where the parts of basic expenditure are to follow, each on its own. #}
{% macro opens_parts_of_the_basic() -%}
    ^(?:[^,;:。]{0,24}。)?[^,;:。]{0,24}基本支出.*(其中|包括|如下)[:,]?$
{%- endmacro %}

{% macro ends_in_parts() -%}
    (其中|包括|如下)[:,]?$
{%- endmacro %}

{% macro opens_the_parts() -%}其中{%- endmacro %}

{# Words before the first part of an amount. #}
{% macro opens_its_parts() -%}
    ^[^;。]*(其中|包括)
{%- endmacro %}

{# A figure that says of itself that it was spent. #}
{% macro tells_an_outturn() -%}
    决算|执行|完成|实际
{%- endmacro %}

{# Behind a list, set off by a comma: ,较上年增加. #}
{% macro compares_behind_a_comma() -%}
    ^,[^,;。]*@
{%- endmacro %}

{# 财政拨款支出 in a chapter on the general public budget, without the name of its funds. #}
{% macro speaks_of_appropriations(of='') -%}
    regexp_matches({{ of }}own_topic, '^fiscal_(revenue|expenditure)$')
    and {{ of }}section_code = 'general_public'
    and {{ of }}fund = 'general_public'
    and {{ fund_named(of ~ 'plain') }} is null
{%- endmacro %}
