{# How deep an ordinal nests its line: 一、 (1), （一） (2), 1. or （1） (3), 其中 (4); null where none is printed. #}
{% macro ordinal_rank(ordinal) -%}
    case
        when {{ ordinal }} like '其中%' then 4
        when regexp_matches({{ ordinal }}, '^[一二三四五六七八九十]') then 1
        when regexp_matches({{ ordinal }}, '^[（(][一二三四五六七八九十]') then 2
        when {{ ordinal }} <> '' then 3
    end
{%- endmacro %}
