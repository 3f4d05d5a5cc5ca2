{# What keeps a figure from speaking of what was told before it. #}

{# Behind these words a sum is one project's: “防汛物资储备”项目年初预算 #}
{% macro tells_of_a_project() -%}
    项目(支出)?[:,]?(\d{4}年(度)?)?(年初|全年|资金)?(预算|安排|执行)[^。;整]*$
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

{% macro change_of_spending(zone) -%}
    regexp_matches({{ zone }}, '(^|[@,;:。])(本年)?(总)?支出(总?体)?(增加|减少|增长|下降|上升|降低)')
{%- endmacro %}

{# The costs named right before the funds that pay them. #}
{% macro costs_of_running() -%}
    机关运行经费(当年|本年|的)?$
{%- endmacro %}
