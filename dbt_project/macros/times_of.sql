{#- How many times a whole a sum is, where it is a whole number of times; else null. -#}
{% macro times_of(total, whole, allowed) -%}
    case
        when {{ whole }} > 0
            and abs({{ total }} - {{ whole }} * cast(round({{ total }} / {{ whole }}) as integer))
            <= {{ allowed }}
            then cast(round({{ total }} / {{ whole }}) as integer)
    end
{%- endmacro %}
