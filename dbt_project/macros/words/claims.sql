{# The words of the seed claim_words for one use, as alternatives of a regular expression. #}
{% macro claim_words(use) -%}
    (select string_agg(word, '|' order by word_no) from {{ ref('claim_words') }} where use = '{{ use }}')
{%- endmacro %}

{# The grammar of a figure in a sentence, as parts of regular expressions. #}

{% macro counted_unit() -%}
    亿元|万元|元|%|个百分点|人次|人|名|辆|台|套|批次|批|次|个|家|项|平方米|件|户|分|万
{%- endmacro %}

{# The unit of a sum of money that a figure ends in. #}
{% macro money_unit(figure) %}regexp_extract({{ figure }}, '[亿万]?元$'){% endmacro %}

{# 10000 for 万元, 1 for what is no sum of money. #}
{% macro factor_of_unit(printed_unit) -%}
    case
        when {{ printed_unit }} in ('万元', '万') then 10000
        when {{ printed_unit }} = '亿元' then 100000000
        else 1
    end
{%- endmacro %}

{# yuan, percent or count; a bare 万 before other words is a count of something (万平方米). #}
{% macro kind_of_unit(printed_unit) -%}
    case
        when {{ printed_unit }} in ('万元', '元', '亿元', '万') then 'yuan'
        when {{ printed_unit }} in ('%', '个百分点', '') then 'percent'
        else 'count'
    end
{%- endmacro %}

{% macro is_bare_ten_thousand(printed_unit, tail) -%}
    {{ printed_unit }} = '万' and not regexp_matches({{ tail }}, '^([,;。、():]|$)')
{%- endmacro %}

{# `2.2026年` is an ordinal and a year #}
{% macro ordinal_before_year(text) -%}
    regexp_replace({{ text }}, '^(\d{1,2})[.](20\d\d年)', '\1、\2')
{%- endmacro %}

{% macro year_named() -%}
    (?:\d{4}年|上年|去年|上一年|上一度)
{%- endmacro %}

{# (208类) is (类), and a code in parentheses behind 住房公积金(项) says it again. #}
{% macro bare_marks(words) -%}
    regexp_replace(
        regexp_replace({{ words }}, '\((?:\d{7}|\d{5}|\d{3})([类款项])\)', '(\1)', 'g'),
        '(\([类款项]\))\((?:\d{7}|\d{5}|\d{3})\)', '\1', 'g'
    )
{%- endmacro %}

{# What a parenthesis without figures adds says nothing of the next figure (（全部为公务用车运行费）,占);
   so what an amount consists of, before its share (,主要是捐赠收入,占总收入的), and what it is used for
   (,用于开展业务,年初预算). A name for short (简称三公经费) goes on without its bracket. #}
{% macro without_asides(words) -%}
    regexp_replace(regexp_replace(regexp_replace(regexp_replace({{ words }},
        '\((?:不?含|不?包括|全部[为是]|均[为是]|见|详见|即|原|如|指)[^()\d]*\)', '', 'g'
    ), '{{ content_before_a_share() }}', ',\1'), '^,?(?:主要)?用于[^,;。增减升降]*,', ','),
    '\((?:以下)?(?:简称|统称)?(三公(?:经费)?)\)', '\1')
{%- endmacro %}

{# 比上年(减少) | 5万元: one of two words that a form offered, in its bracket. #}
{% macro without_brackets_of_a_change(words) -%}
    regexp_replace({{ words }}, '(^|[@,])\((增加|减少|增长|下降|上升|降低|增|减)\)', '\1\2', 'g')
{%- endmacro %}

{% macro content_before_a_share() -%}
    ^,主要(?:是|为|系|用于)[^,;。增减升降]*,(占|完成)
{%- endmacro %}

{# One wording for one role: 实际支出 is what was spent, 为年初预算的 how much of the budget. #}
{% macro roles_told(words) -%}
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    {{ words }}, '实际(?:支出|执行|完成|发生|列支|使用)(?:数|额)?', '决算数', 'g'
                ),
                '预算(?:执行|完成)(?:率|比例|进度)', '预算完成率', 'g'
            ),
            '(?:节约|节省|调减|核减)(了)?$', '减少\1'
        ),
        '(?:(?:为|相当于|达到?)((?:年初|全年|调整后?)预算(?:数)?的?|预算(?:数)?的)'
        || '|占((?:年初|全年|调整后?)?预算(?:数)?的?))$', '完成\1\2'
    )
{%- endmacro %}

{# The words before a figure, with what it is compared with (比上年预算数) reduced to @. #}
{% macro comparison_reduced(words) -%}
    {{ without_brackets_of_a_change(comparison_marked(words)) }}
{%- endmacro %}

{% macro comparison_marked(words) -%}
    {%- set what -%}
        (?:财政拨款|三公经费|部门|同期|支出相比|支出对比|年初|初|全年|预算|决算|执行|安排|支出数|数字|数据|数|的|相比|对比|比较)*
    {%- endset -%}
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        regexp_replace(
            regexp_replace(regexp_replace({{ roles_told(without_asides(bare_marks(words))) }}, '{{ together_with_a_year() }}', '与\1', 'g'), '(?:按?同口径)?(?:同?比|较|与|同){{ year_named() }}(?:年?度)?{{ what }}', '@', 'g'),
            '(?:(?:比|较|与)(?:年初|全年|调整|本年)?|同(?:年初|全年|调整|本年))预算(?:数)?(?:的|相比|对比)?|(?:按?同口径)?同比', '@', 'g'
        ),
        -- 少于年初预算数5.20万元
        '(超出|[大小多少高低]于)(?:年初|全年|调整|本年)?预算(?:数)?', '\1@', 'g'),
        '占[^用有].*$', '占'
    ), '@(?:累计)?支出$', '@'),
        -- 比预算无增减变化,比去年增加1.05万元; 比上年略有减少,减少0.54万元
        '@(?:(?:基本)?(?:无(?:增减)?变化|持平|保持不变|一致),@'
        || '|(?:略有?|有所|小幅|大幅)(?:增加|增长|上升|提高|减少|下降|降低),)', '@', 'g')
{%- endmacro %}

{# 和2024年相比: compared with it, and no list of years. #}
{% macro together_with_a_year() -%}
    和({{ year_named() }}[^,;。:\d]{0,8}(?:相比|对比|比较))
{%- endmacro %}

{# What a figure is compared with, nearest before it. #}
{% macro compared_with(words) -%}
    regexp_extract(
        {{ words }},
        '^.*((?:比|较|与|同|于|超出)(?:{{ year_named() }}|年初|全年|调整|本年|预算)[^,;。]{0,24})', 1
    )
{%- endmacro %}

{% macro names_the_year_before(words) -%}
    regexp_matches({{ words }}, '(上年|去年)[^,;。]*$')
{%- endmacro %}

{# 与2024年度预算相比 in the final accounts of 2024: the budget of the year itself. #}
{% macro names_a_budget(words) -%}
    regexp_matches({{ words }}, '\d{4}年(?:度)?[^,;。]{0,12}预算')
{%- endmacro %}

{# A figure without a unit that shares that of the next one: 各减少1,267.86、2,570.97万元; 收入12.50、
   支出总计13.10万元; 较上年2.08减少0.03万元. A rate that lost its sign is none: 增长5.2、支出… #}
{% macro shares_next_unit(lead, tail) -%}
    (
        regexp_full_match({{ tail }}, '[、,]\p{Han}{0,8}')
        and not regexp_matches(
            {{ lead }}, '(增长|下降|降低|上升|提高|增幅|降幅|减幅|占|完成)[^,;。]{0,4}$'
        )
        or regexp_full_match({{ tail }}, '(增加|减少|下降|增长)(了)?')
        and regexp_matches(
            {{ lead }}, '{{ year_named() }}(度)?(预算|决算|执行|支出)?(数)?(的)?$'
        )
    )
{%- endmacro %}

{# 以上, 以下: the figure is a threshold. #}
{% macro threshold_behind() -%}
    ^(\(含\)|及)?以[上下]
{%- endmacro %}

{# The words between 单价100万元以上 and the number of such devices. #}
{% macro equipment_above() -%}
    ^(\(含\)|及)?以上.*设备
{%- endmacro %}

{% macro only_counts() -%}
    (\((台|套)\)|、|,|共计)*
{%- endmacro %}

{# 完成年初预算的 | 98% : the words before the rate's own 的 say which rate it is. #}
{% macro completion_before(zone, zone_before) -%}
    case
        when {{ zone }} = '的' and regexp_matches({{ zone_before }}, '完成(全年|调整)')
            then 'adjusted_completion_rate'
        when {{ zone }} = '的' and {{ zone_before }} like '%完成%' then 'completion_rate'
        -- 年初预算5万元,完成98%
        when
            regexp_full_match({{ zone }}, '[),、]*完成')
            and regexp_matches({{ zone_before }}, '(预算|决算)(数)?(为)?$')
            then 'completion_rate'
    end
{%- endmacro %}

{# 主要原因是, 、 : a change that the reason of a larger change consists of. #}
{% macro made_up_of() -%}
    .*(主要(原因)?(是|为|系)|原因是)|、?
{%- endmacro %}

{# A year that stands alone before an amount: 2017年项目支出2626万元. #}
{% macro year_before_an_amount() -%}
    20\d\d年(度)?
{%- endmacro %}

{# Whether what is bought or held is only planned: the last such word is 购置. #}
{% macro is_planned(words) -%}
    nullif(regexp_extract(
        {{ words }}, '^.*(截至|共有|现有|(?:安排|计划|拟).{0,8}购置)'
    ), '') like '%购置'
{%- endmacro %}

{# 2022年当年购置车辆5辆;购置单价100万元以上的设备2台: what was bought is no stock. #}
{% macro is_bought(words) -%}
    nullif(regexp_extract(
        {{ words }}, '^.*(截至|共有|现有|实有|购置(?:了|车辆|公务用车|单[价位]|设备))', 1
    ), '') like '购置%'
{%- endmacro %}

{# The year that a figure is of: the last one named that is no other year it is compared with. #}
{% macro year_spoken_of(words) -%}
    regexp_extract(regexp_replace(
        {{ words }}, '(?:比|较|与|同|于|不存在|无)20\d\d年|{{ together_with_a_year() }}|20\d\d年(?:新成立|至)', '', 'g'
    ), '^.*(20\d\d)年', 1)
{%- endmacro %}

{# 去年三公经费实际发生额: of the year before, where a clause begins so. #}
{% macro year_before_told(words, year) -%}
    regexp_replace(regexp_replace(
        {{ words }}, '(^|[,;。:])去年', '\1' || ({{ year }} - 1) || '年', 'g'
    ), '(^|[,;。:])今年', '\1' || {{ year }} || '年', 'g')
{%- endmacro %}

{% macro year_compared(words) -%}
    regexp_extract({{ words }}, '(20\d\d)年', 1)
{%- endmacro %}

{# The sign of a figure's change stands right before it: 减少（了）约 #}
{% macro behind_a_change() -%}
    (?:\(..\))?@?(?:了|约|支出|率|幅)*@?$
{%- endmacro %}

{# What a paragraph says before its first comma or figure. #}
{% macro opening_words(text) -%}
    regexp_extract({{ text }}, '^(?:\(?\d{1,2}[.、)])?(?:[^。,;:\d比较与同和]{0,30}20\d\d年(?:度)?)?(?:[^。,;:\d]|[23]\d{4}(?:\d\d)?[^\d.,万元])*')
{%- endmacro %}

{# The words of a sentence that says nothing more, with a number before it: 3.案件执行(2040505)。年初预算为 #}
{% macro title_of_its_own() -%}
    ^(?:\(?[\d一二三四五六七八九十]{1,3}[.、)])(?:20\d\d年(?:度)?)?([^,;:。\d]{2,80}(?:\([\d类款项]+\)[^,;:。\d]*)?)。.*\d
{%- endmacro %}

{# Batches and guests, groups and travellers differ by the unit behind the figure: 国内公务接待139人次. #}
{% macro topic_of_unit(topic, unit) -%}
    case
        when {{ unit }} like '人%' then regexp_replace({{ topic }}, '_(batches|groups)$', '_people')
        when regexp_full_match({{ unit }}, '批次|批|次|个|组')
            then replace(
                replace({{ topic }}, 'reception_people', 'reception_batches'),
                'abroad_people', 'abroad_groups'
            )
        else {{ topic }}
    end
{%- endmacro %}

{# The other side of the funds named before: 财政拨款收入总计…,支出总计…. #}
{% macro other_side() -%}
    ^[,、;]本?年?支出(预算)?(总计|合计|总额)?(为)?$
{%- endmacro %}

{# 支出 alone, before a change: of what was told last. #}
{% macro bare_spending() -%}
    [,;。:、]?支出@?
{%- endmacro %}

{# Topics that 支出 alone may take up. #}
{% macro takes_up_spending() -%}
    ^(fiscal|general_public|gov_fund|state_capital)_(revenue|expenditure)$|_(class|section|item)$|^three_public_|^agency_operation$
{%- endmacro %}

{# 使用政府性基金财政拨款安排 | 基本支出 #}
{% macro fund_of_the_basic() -%}
    (政府性基金|国有资本经营)[^,;。]*基本支出
{%- endmacro %}

{# Basic expenditure from the general budget, with its parts behind it. #}
{% macro spends_on_the_basic() -%}
    一般公共预算(财政拨款)?(安排)?(的)?基本支出[^;]*(其中|分类)[^;]*$
{%- endmacro %}

{# The same in a chapter on these funds: 基本支出按经济分类看. #}
{% macro sorts_the_basic() -%}
    (^|[,;。:)])基本支出[^;。]*按[^;。]*经济(分类|科目)[^;]*$
{%- endmacro %}

{# Words that end in it: 2024年一般公共预算基本支出. #}
{% macro ends_as_the_basic() -%}
    一般公共预算(财政拨款)?(安排)?(的)?基本支出$
{%- endmacro %}

{% macro names_projects() -%}项目支出{%- endmacro %}

{# A heading of basic expenditure alone. #}
{% macro is_on_the_basic() -%}
    ^[^项]*基本支出[^项]*$
{%- endmacro %}

{% macro funds_prefixes() -%}
    (fiscal|general_public|gov_fund|state_capital)
{%- endmacro %}

{# 比上年收支总计3133.89万元 | 增加, 相比,增加: the figure is what a change starts from. #}
{% macro goes_over_to_a_change() -%}
    ^(相比|对比|比较)?[,]?[^,;。\d]{0,6}(增加|减少|增长|下降|上升|降低|相比|对比)
{%- endmacro %}

{% macro spending_completed() -%}
    ^(本年)?支出完成$
{%- endmacro %}

{# A heading of spending alone. #}
{% macro is_about_spending() -%}
    ^[^收入]*支出
{%- endmacro %}

{% macro names_revenue() -%}
    收入
{%- endmacro %}

{# 如果剔除这一因素,…仍减少5万元,下降3%: a change of something else than was told. #}
{% macro sets_something_aside() -%}
    剔除|扣除
{%- endmacro %}

{# 1个年初结转结余 | 项目 50万元: of the projects counted before it. #}
{% macro is_of_counted_projects() -%}
    ^[^,;:。、()]*项目$
{%- endmacro %}

{# 财政拨款收入总计 where the year's opening or closing balance is told beside it. #}
{% macro ends_as_a_grand_total() -%}
    总计$
{%- endmacro %}

{% macro tells_of_a_balance() -%}
    (上年|年初|年末|年终)[^,;。\d]{0,12}结转
{%- endmacro %}

{# Words that name a whole: 支出总计, 总支出. #}
{% macro names_a_whole() -%}
    总
{%- endmacro %}

{# Words before a figure that make it a budget: 支出预算为, 经费预算数 #}
{% macro ends_as_a_budget() -%}
    (收入|支出|经费|费|财政拨款)[:]?(年初|全年|本年)?预算(数|安排)?(为|是|共|共计|合计)?$
{%- endmacro %}

{# A change told without its direction: 增减5万元, 与预算差额为5万元, 预决算差异率3% #}
{% macro difference_told() -%}
    (?:增减(?:变动|变化)?|变动|差额|相差|差异)(?:额|数|金额|率|幅度)?(?:为|是)?[-−]?$
{%- endmacro %}

{% macro direction_of(difference) -%}
    case when {{ difference }} < 0 then '减少' else '增加' end
{%- endmacro %}

{# 占全部支出5万元的 | 90%: the whole is told within the words of the share. #}
{% macro is_whole_of_a_share(zone, tail) -%}
    ({{ zone }} like '%占' and {{ tail }} = '的')
{%- endmacro %}

{% macro is_share_of_an_amount(unit, zone, zone_before) -%}
    {{ unit }} = 'percent' and {{ zone }} = '的' and {{ zone_before }} like '%占'
{%- endmacro %}

{# 该科目较上年决算数: words that take up the topic before them. #}
{% macro takes_up_a_topic() -%}
    [该此](?:科目|类|款|项(?:支出|经费|费用|资金|科目)?|支出|经费|费用|资金)
{%- endmacro %}
