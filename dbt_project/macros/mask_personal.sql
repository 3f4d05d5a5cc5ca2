{# Text with people's numbers masked: mobile phones, identity cards, bank cards, direct lines. #}
{% macro mask_personal(text) -%}
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace({{ text }}, '(^|\D)(\d{6})(?:19|20)\d{6}(\d{3}[\dXx])(\D|$)', '\1\2********\3\4', 'g'),
                '(^|\D)(\d{4})\d{8,11}(\d{4})(\D|$)', '\1\2********\3\4', 'g'),
            '(^|\D)(1[3-9]\d)\d{4}(\d{4})(\D|$)', '\1\2****\3\4', 'g'),
        '(^|\D)(0\d{2,3}[-—]?)\d{4,5}(\d{3})(\D|$)', '\1\2****\3\4', 'g')
{%- endmacro %}
