{# The words before a figure without its own topic: where they compare (@), only the clause that does. #}
{% macro last_clause(zone) -%}
    case when contains({{ zone }}, '@') then regexp_extract({{ zone }}, '[^,;:。]*@[^@]*$') else {{ zone }} end
{%- endmacro %}
