{# Words that tell what a report is: of the law, of the ministry's
   forms and of Chinese itself, the same in every place. What places or writers choose is in seeds. #}

{% macro kind_in_chinese(document_kind) -%}
    case when {{ document_kind }} = 'budget' then '预算' else '决算' end
{%- endmacro %}

{% macro kind_from_chinese(word) -%}
    case {{ word }} when '预算' then 'budget' when '决算' then 'final_accounts' end
{%- endmacro %}

{% macro kind_words() -%}
    预算|决算
{%- endmacro %}

{# A sentence that gives the year of a report: 2026年部门预算, 2024年度收入 #}
{% macro year_of_a_report() -%}
    20\d{2}年.{0,4}(预算|决算|收入|支出)
{%- endmacro %}

{% macro year_or_colon() -%}
    20\d{2}年|[:：]
{%- endmacro %}

{# 部门名称：某局 #}
{% macro account_without_a_year() -%}
    ^[^:：\d]{2,10}[:：][^:：\d]+$
{%- endmacro %}

{# 二〇二六年 as 2026年: a year in characters is one all the same. #}
{% macro year_in_digits(text) -%}
    case
        when regexp_matches({{ text }}, '{{ year_in_characters() }}')
            then replace(
                {{ text }},
                regexp_extract({{ text }}, '{{ year_in_characters() }}', 1),
                translate(
                    regexp_extract({{ text }}, '{{ year_in_characters() }}', 1),
                    '〇○零Oo一二三四五六七八九', '00000123456789'
                )
            )
        else {{ text }}
    end
{%- endmacro %}

{% macro year_in_characters() -%}
    (二[〇○零Oo0][〇○零Oo0一二三四五六七八九]{2})年
{%- endmacro %}

{# The funds that a text speaks of first. #}
{% macro fund_named(text) -%}
    case
        when {{ text }} like '%一般公共预算%' then 'general_public'
        when {{ text }} like '%政府性基金%' then 'gov_fund'
        when {{ text }} like '%国有资本经营%' then 'state_capital'
    end
{%- endmacro %}

{# The funds that a sentence names last before a figure. #}
{% macro last_fund_words(text) -%}
    regexp_extract({{ text }}, '^.*(一般公共预算|政府性基金|国有资本经营)', 1)
{%- endmacro %}

{# What may stand behind the name of a department and is none of it. #}
{% macro behind_a_name() -%}
    ([(（](汇总|[原含][^()（）]*)[)）]|[.．。·,，、])+$
{%- endmacro %}

{# Where a department is, before its name: 某省某市, 新疆生产建设兵团第一师 #}
{% macro places_before_a_name() -%}
    (\p{Han}{1,9}(省|市|自治区|自治州|州|地区|县|区|旗|盟|兵团|师))+
{%- endmacro %}

{# What may follow a department's name and only says which of its two reports it is. #}
{% macro extent_behind_a_name() -%}
    ([(（](本级|汇总|部门汇总)[)）]|本级)$
{%- endmacro %}

{# What may follow a department's name and is no part of it. #}
{% macro behind_a_department() -%}
    [(（].*[)）]$|本级$
{%- endmacro %}

{% macro district_at_start() -%}
    ^([\p{Han}]{1,6}?(?:自治县|自治旗|区|县|旗|新区)|第[一二三四五六七八九十]{1,3}师)
{%- endmacro %}

{# A division of the corps in 新疆, whose departments leave out whose it is; 第一师范学校 is none. #}
{% macro with_the_corps(name) -%}
    regexp_replace(
        {{ name }}, '^(?:兵团)?(第[一二三四五六七八九十]{1,3}师[^范])', '新疆生产建设兵团\1'
    )
{%- endmacro %}

{# Whose budget a cover says its own is a part of: 上海市2026年市级单位预算 #}
{% macro place_of_a_budget() -%}
    ^(\p{Han}{2,12}?[省市州盟区县旗])20\d{2}年度?[省市州盟区县旗]级(?:部门|单位)(?:预算|决算)
{%- endmacro %}

{# Departments of the state as a whole, and their place; not its bureaus in a place. #}
{% macro department_of_the_centre() -%}
    (国家|国务院|中共中央|中央|全国|中华人民共和国|最高人民)[^省市县区州旗盟局署]+(局|署|部|院|会|社|厅|室)
{%- endmacro %}

{% macro the_centre() -%}中央{%- endmacro %}

{# What may stand before the place in the name of a department: a party, a province. #}
{% macro before_a_place() -%}
    ^(中国共产党|中共|共青团|政协|中国人民政治协商会议|民革|民盟|民建|致公党|九三学社|.{0,6}省|.{0,9}自治区)?
{%- endmacro %}

{# What only ends like a district: 社区, 园区 … #}
{% macro no_district() -%}
    (社区|园区|城区|校区|院区|辖区|景区|库区|林区|牧区|地区|片区|小区)$
{%- endmacro %}
