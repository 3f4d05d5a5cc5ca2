{# Words and marks by which rows of running text are told apart: of the law, of the ministry's
   forms and of Chinese itself, the same in every place. What places or writers choose is in seeds. #}

{# A page of contents says so or prints leader dots. #}
{% macro contents_line() -%}
    目录|.*\.{6,}.*|.*…{2,}.*
{%- endmacro %}

{% macro unit_line() -%}
    单位:
{%- endmacro %}

{# What ends a unit that was broken over two rows. #}
{% macro rest_of_a_unit() -%}
    (?:^|\s)([千万亿]?元)\s*$
{%- endmacro %}

{% macro page_number() -%}
    [-—–─_·.~|]*第?\d{1,3}(页)?((/|,|共)*共?\d{1,3}页?)?[-—–─_·.~|]*
{%- endmacro %}

{# Where the number of a page stands beside other words: -3-某局2024年公开, 某局部门预算3, 第3页共45页. #}
{% macro number_at_the_start() -%}
    ^[^0-9\p{Han}]*([1-9][0-9]{0,3})(?:[^0-9年月日号.、]|$)
{%- endmacro %}

{% macro number_at_the_end() -%}
    (?:^|[^0-9.表件录号])([1-9][0-9]{0,3})[^0-9\p{Han}]*$
{%- endmacro %}

{% macro number_of_a_page() -%}
    第([1-9][0-9]{0,3})页
{%- endmacro %}

{# A row that ends so goes on in the next one. #}
{% macro unfinished_end() -%}
    [，、,（(的]$
{%- endmacro %}

{# A row that begins so goes on with the one before: 万元, （类）, a closing mark. #}
{% macro continued_start() -%}
    ^([，。；、：%）,;)]|[（(](类|款|项|境|护|含|套)|(百|千)?(万|亿)?元)
{%- endmacro %}

{# A title that is longer than one indented row says so at its end. #}
{% macro explanation_ending() -%}
    (情况|说明|编制说明)$
{%- endmacro %}

{# A numbered row with these is a sentence, no heading. #}
{% macro sentence_marks() -%}
    [。;!?]$|[,;].*[,;]|\d(万元|元|%|辆|台)|\d\.\d
{%- endmacro %}

{% macro note_word() -%}
    ^\(?(注|说明|备注|本表)
{%- endmacro %}

{# Spares most paragraphs the patterns of section_notes. #}
{% macro may_be_a_note() -%}
    表|无|没有|未安排|保留|不涉及|填写|表述|[XＸ×○q]|\((减少|下降|降低|增加|增长|上升)\)
{%- endmacro %}
