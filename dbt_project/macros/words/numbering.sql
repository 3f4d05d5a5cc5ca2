{# Ordinals and numbers as Chinese reports write them: of the law, of the ministry's
   forms and of Chinese itself, the same in every place. What places or writers choose is in seeds. #}

{% macro chinese_digit() -%}
    [一二三四五六七八九十]
{%- endmacro %}

{# 第一部分, 第二章 #}
{% macro part_number() -%}
    第{{ chinese_digit() }}+(部分|章)
{%- endmacro %}

{# The number that Chinese digits print, 1 to 20. #}
{% macro chinese_number(text) -%}
    list_position(
        [
            '一', '二', '三', '四', '五', '六', '七', '八', '九', '十',
            '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十'
        ],
        regexp_extract({{ text }}, '{{ chinese_digit() }}+')
    )
{%- endmacro %}

{# 一 alone is a number of an outline or a dash. #}
{% macro chinese_one() -%}
    '一'
{%- endmacro %}

{% macro ordinal_of_a_line() -%}
    (^|\s)({{ chinese_digit() }}{1,3}|\d{1,2})、
{%- endmacro %}

{# An amount that runs into the ordinal behind it: 3.20二、 #}
{% macro amount_before_an_ordinal() -%}
    (\d[.,]\d{2,3})({{ chinese_digit() }}{1,3}、)
{%- endmacro %}

{% macro column_numbers_label() -%}
    栏次
{%- endmacro %}

{# Marks that count columns where numbers do not: each begins with its first. #}
{% macro counting_marks() -%}
    ['①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
{%- endmacro %}

{% macro counting_mark() -%}
    [①-⑳A-Z]
{%- endmacro %}

{# What stands over the first columns in a row that numbers the others. #}
{% macro beside_column_numbers() -%}
    栏次|行次|序号|合计|类|款|项|项目|[甲乙丙丁]
{%- endmacro %}

{# The number of a column: 1, 3=1+2, (1), 甲, (1)栏, 6(元). No table has a hundred columns: a longer one is an amount. #}
{% macro column_number() -%}
    \d{1,2}([=＝][\d+\-*/×÷%（）()栏]+|[(（]\p{Han}+[)）])?|[=＝+\-()]*(\d{1,2}[=＝+\-()]+)*\d{0,2}[=＝+\-()]*|[甲乙丙丁]
{%- endmacro %}
