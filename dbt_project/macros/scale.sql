{# Is a figure printed with so many digits (zeros at its ends apart) that another figure of the same
   digits is hardly there by chance? No two totals of 168 reports were, at a power of ten apart. #}
{% macro has_telling_digits(value) -%}
    length(trim(replace(cast(abs({{ value }}) as varchar), '.', ''), '0')) >= 4
{%- endmacro %}

{# The first four digits of a figure and those beside them: figures that agree but for rounding and a
   power of ten have one of the three in common. #}
{% macro first_digits(value) -%}
    {{ whole_number("left(rpad(ltrim(replace(cast(abs(" ~ value ~ ") as varchar), '.', ''), '0'), 4, '0'), 4)") }}
{%- endmacro %}

{% macro digits_beside(digits) -%}
    [
        case {{ digits }} when 1000 then 9999 else {{ digits }} - 1 end,
        {{ digits }},
        case {{ digits }} when 9999 then 1000 else {{ digits }} + 1 end
    ]
{%- endmacro %}

{# How many times one figure is another, where that is what one unit is to another (元, 千元, 万元, 亿元)
   and nothing but rounding is left; null where it is not. #}
{% macro units_apart(greater, lesser) -%}
    list_filter(
        [1000, 10000, 100000000],
        lambda factor: abs({{ greater }}.value - factor * {{ lesser }}.value)
            <= {{ greater }}.half_width + factor * {{ lesser }}.half_width
    )[1]
{%- endmacro %}
