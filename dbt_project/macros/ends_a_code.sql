{# Does a name begin with the last two digits of its line's code, where the code lacks some: `05养老支出`? #}
{% macro ends_a_code(code, name) -%}
    (length({{ code }}) in (3, 5) and regexp_matches({{ name }}, '^\d{2}\p{Han}'))
{%- endmacro %}
