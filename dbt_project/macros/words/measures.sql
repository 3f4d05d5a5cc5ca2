{# Words by which the names of composed measures begin and end: of the law, of the ministry's
   forms and of Chinese itself, the same in every place. What places or writers choose is in seeds. #}

{# Before the name of a measure: which year's funds it counts. #}
{% macro carried_forward_word() -%}
    '上年结转：'
{%- endmacro %}

{% macro outturn_word() -%}
    '上年执行：'
{%- endmacro %}

{% macro rate_word() -%}
    '（百分比）'
{%- endmacro %}

{% macro exclusions_word() -%}
    '（扣除后）'
{%- endmacro %}

{% macro carried_over_word() -%}
    '（结转）'
{%- endmacro %}

{% macro surplus_word() -%}
    '（结余）'
{%- endmacro %}

{% macro within_budget_word() -%}
    '部门预算：'
{%- endmacro %}

{% macro current_word() -%}
    '本年：'
{%- endmacro %}
