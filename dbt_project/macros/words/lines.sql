{# Words of the lines of a statement: of the law, of the ministry's
   forms and of Chinese itself, the same in every place. What places or writers choose is in seeds. #}

{% macro of_which() -%}
    其中
{%- endmacro %}

{# The name of the line, column or unit that is the whole; 小计 is a stretch of it. #}
{% macro name_of_the_whole() -%}
    (总?合计|总计|共计)
{%- endmacro %}

{% macro name_of_a_total() -%}
    ({{ name_of_the_whole() }}|小计)
{%- endmacro %}

{% macro total_ending() -%}
    {{ name_of_a_total() }}[:：]?$
{%- endmacro %}

{# A name that says what else than money its line counts: `公务用车保有量（辆）`. #}
{% macro counted_in() -%}
    [（(](辆|台|套|个|人|人次|批次?|次|团组|%|％)[)）]$
{%- endmacro %}

{# What an amount may carry that tells its unit itself. #}
{% macro unit_of_money() -%}
    ((亿|万)?元)
{%- endmacro %}

{# A line of a name that begins anew (`二、`) or is a total (`支出总计`;
`总计` alone may be the end of a name that wraps), below another: two rows were drawn as one. #}
{% macro name_below_a_name() -%}
    [^\s\p{Z}][\s\p{Z}]*\n[\s\p{Z}]*({{ chinese_digit() }}{1,3}、|[（(]{{ chinese_digit() }}{1,3}[）)]|\d{1,2}[、．]|\d{1,2}\.[^\d]|[^\s\p{Z}（(]{2,}[合总]计[\s\p{Z}]*$)
{%- endmacro %}

{# The name of the whole. #}
{% macro total_word() -%}
    '合计'
{%- endmacro %}

{# 本年收入合计 is the total of this year, 收入总计 of everything. #}
{% macro this_year() -%}
    (本年|当年)
{%- endmacro %}

{# In the path of a line: what the year before left. #}
{% macro carried_over_words() -%}
    结转|结余|余额
{%- endmacro %}

{# 基本支出结转, 项目支出结转和结余: of what something is left, and what of it. #}
{% macro balance_ending() -%}
    (结转和结余|结转结余|结转|结余)$
{%- endmacro %}

{% macro carried_over_only() -%}
    [^余和]结转$
{%- endmacro %}

{% macro surplus_only() -%}
    [^转和]结余$
{%- endmacro %}

{# A class's name may be written with 支出 at its end or without. #}
{% macro without_expenditure(name) -%}
    regexp_replace({{ name }}, '支出$', '')
{%- endmacro %}

{# A sum at the foot or the head of a page that the next page, or the page before, goes on with. #}
{% macro carried_over() -%}
    (过次页|转次页|过下页|转下页|接下页|承前页|承上页|接前页|接上页|续前页|续上页)(合计|小计|累计)?
{%- endmacro %}

{% macro note_start() -%}
    ^[(（]?(注|备注|说明|附注)\d*[)）]?[:：.、]|[。;；]
{%- endmacro %}

{# Marks of running text: no line of a table has them, but in brackets. #}
{% macro prose_marks() -%}
    [，。；、]
{%- endmacro %}

{# The same on a picture, where the ordinals of rows may be misread. #}
{% macro marks_of_sentences() -%}
    [，。；]
{%- endmacro %}

{# The name of what nothing names. #}
{% macro not_stated() -%}
    '未说明'
{%- endmacro %}
