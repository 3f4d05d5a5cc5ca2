{#- How many times a whole a sum is, where it is a whole number of times; else null. -#}
{% macro times_of(total, whole, allowed) -%}
    case
        when {{ whole }} > 0
            and abs({{ total }} - {{ whole }} * (({{ total }} + {{ whole }} // 2) // {{ whole }}))
            <= {{ allowed }}
            then ({{ total }} + {{ whole }} // 2) // {{ whole }}
    end
{%- endmacro %}
