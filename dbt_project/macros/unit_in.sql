{# The unit of money that a printed text names, as the seed units spells it; null where it names none.
   The only parser of units. What is taken for one depends on where the text stands:
   - caption: above a grid, after 单位 or a bracket (`单位：万元`, `（人民币元）`);
   - caption_end: the last words above a grid (`某局万元`), not of a figure in words (`三万元`);
   - heading, label: in brackets (`预算数（万元）`, `项目资金（单位：元）`);
   - figure: behind the figure itself (`15万元`). #}
{% macro unit_in(plain, place) -%}
    {%- set patterns = {
        'caption': '(?:单位[:：]?|[(（])(?:人民币)?([千万亿]?元)',
        'caption_end': '[^\d.,一二三四五六七八九十百千万亿]([千万亿]?元)$',
        'heading': '[(（](?:单位:?)?(万?元)[)）]',
        'label': '[(](?:单位[:：])?(?:人民币)?([千万亿]?元)[)]',
        'figure': '^[-\d.,]+[(]?([千万亿]?元)[)]?$',
    } -%}
    nullif(regexp_extract({{ plain }}, '{{ patterns[place] }}', 1), '')
{%- endmacro %}
