{# The only parser of units of money. What is taken for a unit depends on where the text stands:
   - caption: above a grid, after 单位 or a bracket (`单位：万元`, `（人民币元）`);
   - caption_end: the last words above a grid (`某局万元`), not of a figure in words (`三万元`);
   - heading, label: in brackets (`预算数（万元）`, `项目资金（单位：元）`);
   - figure: behind the figure itself (`15万元`). #}
{% macro unit_pattern(place) -%}
    {%- set patterns = {
        'caption': '(?:单位[:：]?|[(（])(?:人民币)?([千万亿]?元)',
        'caption_end': '[^\d.,一二三四五六七八九十百千万亿]([千万亿]?元)$',
        'heading': '[(（](?:单位:?)?(万?元)[)）]',
        'label': '[(](?:单位[:：])?(?:人民币)?([千万亿]?元)[)]',
        'figure': '[(]?([千万亿]?元)[)]?$',
    } -%}
    {{ patterns[place] }}
{%- endmacro %}

{# The unit that a printed text names, as the seed units spells it; null where it names none. #}
{% macro unit_in(plain, place) -%}
    nullif(regexp_extract({{ plain }}, '{{ '^[-\d.,]+' if place == 'figure' }}{{ unit_pattern(place) }}', 1), '')
{%- endmacro %}

{# The number of a figure that prints its unit behind itself. #}
{% macro number_before_unit(number_text) -%}
    regexp_extract({{ number_text }}, '^([-\d.,]+){{ unit_pattern('figure') }}', 1)
{%- endmacro %}

{# 单位：万元 or 金额单位：万元, at the end of a line above a grid. #}
{% macro unit_at_the_end() -%}
    (?:金额)?单位[:：][千万亿]?元
{%- endmacro %}

{# Does a cell at the head of a frame carry the unit, or whose the statement is? #}
{% macro unit_cell() -%}
    ^(金额)?单位[:：]|(金额)?单位[:：](万|千)?元
{%- endmacro %}
