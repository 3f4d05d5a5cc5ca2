{# The one door from text to numbers: nothing else in the models casts what a page prints.

   One strict grammar turns printed text into an exact decimal; what does not fit is null.
   Accepted: digits with at most one decimal point, thousands marks only at proper groups of
   three, one minus in front (`-` `－` `−` `–` `△` `▲`) or parentheses around, a percent sign behind.
   Refused: spaces of any width inside, more than eight decimals, exponents, underscores, other scripts' digits, a leading zero before a digit, units, words. #}
{% macro number_text(text) -%}
    {#- a figure that its narrow cell wrapped is joined only where the break cannot part two figures:
        beside a point or comma, or behind a single decimal -#}
    regexp_replace(
        regexp_replace(
            trim({{ fold_forms(text) }}, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288)),
            '([.,])\s*\n\s*(\d)|(\d)\s*\n\s*([.,]\d)', '\1\2\3\4', 'g'),
        '(\.\d)\s*\n\s*(\d)$', '\1\2')
{%- endmacro %}

{% macro number_grammar() -%}
    '(?:[-−–△▲]?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d{1,8})?|\((?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d{1,8})?\))%?'
{%- endmacro %}

{# Of more than sixteen digits before the point no figure of a department is, in whatever unit: null,
   and what is left can be multiplied by any unit without overflow. #}
{% macro parse_number(number_text) -%}
    case
        when {{ is_number_text(number_text) }}
            and length(regexp_extract(regexp_replace({{ number_text }}, '[^0-9.]', '', 'g'), '^\d*')) <= 16
            then try_cast(
                case when regexp_matches({{ number_text }}, '^[-−–△▲(]') then '-' else '' end
                || regexp_replace({{ number_text }}, '[^0-9.]', '', 'g')
                as decimal(28, 8))
    end
{%- endmacro %}

{# A number by the grammar, however large. #}
{% macro is_number_text(number_text) -%}
    regexp_full_match({{ number_text }}, {{ number_grammar() }})
{%- endmacro %}

{# A figure in its unit, null beyond 10¹⁵ yuan, 10⁶ percent or points, 10⁹ of anything counted. #}
{% macro plausible(figure, unit) -%}
    case
        when abs({{ figure }}) <= case {{ unit }}
            when 'yuan' then 1000000000000000
            when 'percent' then 1000000
            when 'points' then 1000000
            else 1000000000
        end
            then try_cast({{ figure }} as decimal(24, 4))
    end
{%- endmacro %}

{# A sum of figures; null where so many were added that the type cannot hold them (100,000 of 10¹⁵). #}
{% macro sum_of_figures(figures) -%}
    try_cast(sum({{ figures }}) as decimal(24, 4))
{%- endmacro %}

{# The whole number that a text consists of, or that a figure is rounded to: years, ordinals. Null
   where there is none, or where it is longer than such numbers are. #}
{% macro whole_number(words) -%}
    try_cast({{ words }} as integer)
{%- endmacro %}

{# Digits and the marks of figures only, whether or not they make a number: what looks like a figure and
   is none must be listed, never dropped. Works on plain text. #}
{% macro number_like(plain) -%}
    regexp_full_match({{ plain }}, '[-−–﹣△▲+¥￥(]{0,3}[\d.,，．]*\d[\d.,，．]*[-−–)%]{0,2}')
{%- endmacro %}

{# A cell that prints a dash, 无 or asterisks where a figure could stand. #}
{% macro is_dash(plain) -%}
    regexp_full_match({{ plain }}, '[-—─－–―_﹣ˉ/一]+|无|\*+|—+') and {{ plain }} <> ''
{%- endmacro %}
