{# A row that begins with a number of an outline: 第一部分, 一、, （一）, 1. or 1、, （1）. A figure (`1.5万元`) is none. #}
{% macro ordinal_start() -%}
    '^(第[一二三四五六七八九十]+(部分|章)|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|[（(]\d{1,2}[)）]|\d{1,2}[、．]|\d{1,2}\.[^\d])'
{%- endmacro %}
