{# How far a printed total may lie from the sum of its printed parts by rounding alone: every figure
   stands for an interval of half its last digit, so the intervals' half widths add up (T1 of the rule
   catalogue). An exact identity (one figure printed twice) allows nothing. #}
{% macro rounding_tolerance(half_widths, tolerance) -%}
    case when {{ tolerance }} = 'exact' then 0 else {{ half_widths }} end
{%- endmacro %}
