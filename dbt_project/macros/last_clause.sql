{# The words before a figure without its own topic: where they compare (@), only the clause that does.
   该科目较上年决算数: what takes up the topic says nothing of the figure. #}
{% macro last_clause(zone) -%}
    regexp_replace(
        case when contains({{ zone }}, '@') then regexp_extract({{ zone }}, '[^,;:。]*@[^@]*$') else {{ zone }} end,
        '^([,、;(]*){{ takes_up_a_topic() }}', '\1'
    )
{%- endmacro %}
