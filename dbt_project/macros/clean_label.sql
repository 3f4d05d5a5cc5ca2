{# The printed name of a line without what only orders it: `一、` `（一）` `1.` `1、` `其中：`, and a
   code printed in the same cell (`[2014001]行政运行`, `2014001-行政运行`). #}
{% macro leading_ordinal() -%}
    '^(其中[:：]|[*★☆·•]+|[一二三四五六七八九十]{1,3}[、.．，]|[（(][一二三四五六七八九十]{1,3}[)）][、.．]?|[（(]\d{1,2}[)）][、.．]?|\d{1,2}[、．]|\d{1,2}\.)'
{%- endmacro %}

{% macro leading_code() -%}
    '^[\[【(（]?(\d{3}(?:\d{2}){0,2})[\]】)）]?[-_—:：]?'
{%- endmacro %}

{# An ordinal may follow another (`其中：1.`), never more than three deep. #}
{% macro clean_label(squeezed) -%}
    {%- set once = "regexp_replace(" ~ squeezed ~ ", " ~ leading_ordinal() ~ ", '')" -%}
    {%- set twice = "regexp_replace(" ~ once ~ ", " ~ leading_ordinal() ~ ", '')" -%}
    regexp_replace({{ twice }}, {{ leading_ordinal() }}, '')
{%- endmacro %}
