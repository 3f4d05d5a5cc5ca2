{# What only orders a line: `一、` `（一）` `1.` `1、` `其中：`. #}
{% macro leading_ordinal() -%}
    '^(其中[:：]|[*★☆·•]+|[一二三四五六七八九十]{1,3}[、.．，]|[（(][一二三四五六七八九十]{1,3}[)）][、.．]?|[（(]\d{1,2}[)）][、.．]?|\d{1,2}[、．]|\d{1,2}\.)'
{%- endmacro %}

{# The printed name of a line without its ordinals; one may follow another (`其中：1.`), never more
   than three. #}
{% macro clean_label(squeezed) -%}
    {%- set once = "regexp_replace(" ~ squeezed ~ ", " ~ leading_ordinal() ~ ", '')" -%}
    {%- set twice = "regexp_replace(" ~ once ~ ", " ~ leading_ordinal() ~ ", '')" -%}
    regexp_replace({{ twice }}, {{ leading_ordinal() }}, '')
{%- endmacro %}

{# The code of a line that prints code and name in one cell: `[2014001]行政运行`, `301工资福利支出`; null
   where there is none. `100万元以上设备` and `2026年…` begin with no code. #}
{% macro code_in_name(name) -%}
    nullif(coalesce(
        nullif(regexp_extract({{ name }}, '^[*★☆·•]*[\[【](\d{3}(?:\d{2}){0,2})[\]】]', 1), ''),
        case when not regexp_matches({{ name }}, '^\d+(万|元|年|个|台|辆|人|次|月|项)')
            then regexp_extract({{ name }}, '^([235]\d{2}(?:\d{2}){0,2})[-_—]?[\p{Han}（“]', 1) end
    ), '')
{%- endmacro %}

{# Two whole codes on two rows of one cell (`2012601` / `2012602`); but 201 / 20126 / 2012601 is one, in its steps. #}
{% macro holds_two_codes(text) -%}
    {%- set codes = "regexp_extract_all(" ~ text ~ ", '\d+')" -%}
    (
        regexp_full_match({{ text }}, '\s*\d{3}(?:\d{2}){0,2}(?:\s*\n\s*\d{3}(?:\d{2}){0,2})+\s*')
        and not starts_with({{ codes }}[2], {{ codes }}[1])
    )
{%- endmacro %}

{% macro name_without_code(name) -%}
    case
        when {{ code_in_name(name) }} is null then {{ name }}
        else regexp_replace({{ name }}, '^[*★☆·•]*[\[【]?\d{3,7}[\]】]?[-_—]?', '')
    end
{%- endmacro %}
