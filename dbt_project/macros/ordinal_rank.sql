{# How deep an ordinal nests its line: 一、 (1), （一） (2), 1. (3), （1） or ① (4), 其中 (5); null where none
   is printed. The order is that of official papers (GB/T 9704, 7.3.3). #}
{% macro ordinal_rank(ordinal) -%}
    case
        when {{ ordinal }} like '其中%' then 5
        when regexp_matches({{ ordinal }}, '^[一二三四五六七八九十]') then 1
        when regexp_matches({{ ordinal }}, '^[（(][一二三四五六七八九十]') then 2
        when regexp_matches({{ ordinal }}, '^([（(]|[①-⑳])') then 4
        when {{ ordinal }} <> '' then 3
    end
{%- endmacro %}
