{# The only parser of units of money. A currency of another country is a unit too, one that no seed
   knows: its figures have no value. What follows a unit above a grid is an end, a bracket, a space or a
   mark, or it is no unit: 元谋县 and 元旦 are words. Where the text stands decides what is taken for one:
   - caption: above a grid, after 单位 or a bracket (`单位：万元`, `（人民币元）`); `元、万元` is both;
   - caption_end: the last words above a grid (`某局万元`), not of a figure in words (`三万元`);
   - label: in brackets, of a heading or a name (`预算数（万元）`, `项目资金（单位：元）`);
   - figure: behind the figure itself (`15万元`). #}
{% macro unit_pattern(place) -%}
    {%- set unit = '(?:[十百千万亿]*[美港欧日澳加]?元|美金|英镑)' -%}
    {%- set patterns = {
        'caption': '(?:单位[:：]?[(（]?|[(（])(?:人民币)?[(（]?(' ~ unit ~ '(?:[、,，/和及或]' ~ unit ~ ')*)(?:人民币)?(?:$|[\s()（）\[\]【】、,，;；。/])',
        'caption_end': '[^\d.,一二三四五六七八九十百千万亿美港欧日澳加公单多纪状次]([千万亿]?元)$',
        'label': '[(（](?:金额)?(?:单位[:：]?)?(?:人民币)?(' ~ unit ~ ')(?:人民币)?[)）]',
        'figure': '[(]?([千万亿]?元)[)]?$',
    } -%}
    {{ patterns[place] }}
{%- endmacro %}

{# The unit that a printed text names, as printed; null where it names none. #}
{% macro unit_in(plain, place) -%}
    nullif(regexp_extract({{ plain }}, '{{ '^[-\d.,]+' if place == 'figure' }}{{ unit_pattern(place) }}', 1), '')
{%- endmacro %}

{# The unit that stands above a grid. White space tells where it ends (`单位：元 公开01表`), or is spread
   between its letters (`单 位 ： 万 元`): both forms of the text are looked at. #}
{% macro unit_in_caption(plain, text) -%}
    {{ unit_in(plain ~ " || ' ' || " ~ fold_forms(text), 'caption') }}
{%- endmacro %}

{# The number of a figure that prints its unit behind itself. #}
{% macro number_before_unit(number_text) -%}
    regexp_extract({{ number_text }}, '^([-\d.,]+){{ unit_pattern('figure') }}', 1)
{%- endmacro %}

{# 单位：万元 or 金额单位：万元, at the end of a line above a grid. #}
{% macro unit_at_the_end() -%}
    (?:金额)?单位[:：](?:人民币)?[千万亿]?元
{%- endmacro %}

{# A row that says the unit twice is of two statements beside each other. #}
{% macro unit_twice() -%}
    {{ unit_at_the_end() }}(?:[^:：]{0,4}(?:单位|部门)[^:：]{0,4}[:：].*)?{{ unit_at_the_end() }}$
{%- endmacro %}

{# A unit whose last letters stand in the next row. #}
{% macro unit_cut_off() -%}
    单位[:：](?:人民币)?[十百千万亿]*$
{%- endmacro %}

{# Does a cell at the head of a frame carry the unit, or whose the statement is? #}
{% macro unit_cell() -%}
    ^(金额)?单位[:：]|单位[:：](人民币)?[千万亿]?元
{%- endmacro %}
