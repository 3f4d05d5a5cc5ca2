{# One strict grammar turns printed text into an exact decimal; what does not fit is null.
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

{% macro parse_number(number_text) -%}
    case
        when regexp_full_match({{ number_text }}, {{ number_grammar() }})
            then try_cast(
                case when regexp_matches({{ number_text }}, '^[-−–△▲(]') then '-' else '' end
                || regexp_replace({{ number_text }}, '[^0-9.]', '', 'g')
                as decimal(28, 8))
    end
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
