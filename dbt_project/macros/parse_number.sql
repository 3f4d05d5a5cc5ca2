{# The one door from text to numbers: nothing else in the models casts what a page prints.

   One strict grammar turns printed text into an exact decimal; what does not fit is null.
   Accepted: digits with at most one decimal point, thousands marks only at proper groups of
   three, one minus in front (`-` `－` `−` `–` `△` `▲`) or parentheses around, a percent sign behind.
   Refused: more than eight decimals, exponents, underscores, other scripts' digits, a leading zero before a digit, units, words;
   a break or a space inside, but where no two figures can be read (see joined_number). #}
{% macro number_text(text) -%}
    {#- footnote marks are no digits of the figure; a figure that its narrow cell wrapped behind a single decimal goes on -#}
    regexp_replace(
        regexp_replace(
            trim({{ fold_forms(text) }}, ' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288)),
            '^{{ footnote_marks() }}+\s*|\s*{{ footnote_marks() }}+$', '', 'g'),
        '(\.\d)\s*\n\s*(\d)$', '\1\2')
{%- endmacro %}

{% macro footnote_marks() -%}
    [①-⑳⁰¹²³⁴-⁹]
{%- endmacro %}

{# A figure that is printed in pieces, joined where one reading only is possible: each single digit
   apart from the next (`3 8 , 3 2 9 . 7 2`), or no break at which both sides are figures (`13,0` / `97.51`,
   `1 062.07`; but `12` / `34` and `38 738.66` may be two). Any other text as it is. #}
{% macro joined_number(number_text) -%}
    {%- set parts = "regexp_split_to_array(" ~ number_text ~ ", '[\s\p{Z}]+')" -%}
    {%- set upper = "array_to_string(" ~ parts ~ "[:place], '')" -%}
    {%- set lower = "array_to_string(" ~ parts ~ "[place + 1:], '')" -%}
    case
        when not regexp_full_match({{ number_text }}, '[-−–△▲(]?[\d.,]+([\s\p{Z}]+[\d.,]+)+[)%]?') then {{ number_text }}
        when not {{ is_number_text("array_to_string(" ~ parts ~ ", '')") }} then {{ number_text }}
        when regexp_full_match({{ number_text }}, '[-−–△▲(]?\d([\s\p{Z}]+[\d.,])+[)%]?')
            and regexp_matches({{ number_text }}, '[.,]') and len({{ parts }}) > 3
            then array_to_string({{ parts }}, '')
        when len(list_filter(
            range(1, len({{ parts }})),
            lambda place: {{ is_number_text(upper) }} and not regexp_matches({{ lower }}, '^([.,]|0\d\d(\D|$))')
        )) = 0
            then array_to_string({{ parts }}, '')
        else {{ number_text }}
    end
{%- endmacro %}

{# How a text parts its thousands, where it does not do so by the grammar: by spaces (`38 738.66`), or by
   the last comma alone (`125360,898`). One cell may be misread; a grid that does so throughout has the habit. #}
{% macro thousands_habit(number_text) -%}
    case
        when regexp_full_match({{ number_text }}, '[-−–△▲(]?[1-9]\d{0,2}(\p{Z}\d{3})+(\.\d{1,8})?[)]?') then 'spaces'
        when regexp_full_match({{ number_text }}, '[-−–△▲(]?[1-9]\d{3,},\d{3}[)]?') then 'last_comma'
        when regexp_full_match({{ number_text }}, '[-−–△▲(]?\d{1,3}(,\d{3}){2,}[.)\d]*|[-−–△▲(]?\d{4,}(\.\d+)[)]?|\d{6}|\d{8,}') then 'usual'
        when regexp_full_match({{ number_text }}, '[-−–△▲(]?\d{1,3},\d{3}[)]?') then 'one_comma'
        when regexp_full_match({{ number_text }}, '[-−–△▲(]?[\d,]*,\d{3}\.\d+[)]?') then 'comma_and_point'
    end
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
    regexp_full_match({{ plain }}, '{{ footnote_marks() }}*[-−–﹣△▲+¥￥(]{0,3}[\d.,，．]*\d[\d.,，．]*[-−–)%]{0,2}{{ footnote_marks() }}*')
{%- endmacro %}

{# Does a cell of a column of amounts say something of an amount: a digit, a letter printed for one,
   its point alone, or the mark of a spreadsheet that could not show it? Such a cell is an amount or is listed. #}
{% macro holds_figure(plain) -%}
    regexp_matches({{ plain }}, '\d|^{{ error_mark() }}$|^[OolI]+(?:[.,][OolI]{2,3})+$|^[.,]+$')
{%- endmacro %}

{# Does a text hold an amount: decimals or thousands? Names, codes and years do not. #}
{% macro holds_amount(plain) -%}
    regexp_matches({{ plain }}, '(^|[^.\d])\d+[.]\d\d($|[^.\d])|\d,\d{3}($|\D)')
{%- endmacro %}

{# An amount as the last word of a cell, set apart: a name and the figure of its line in one. #}
{% macro amount_at_the_end() -%}
    \s[-−(]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2,})[)]?$
{%- endmacro %}

{# An amount as a word of its own within a cell. #}
{% macro amount_apart() -%}
    (?:^|\s)[-−(]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2,})[)]?(?:\s|$)
{%- endmacro %}

{# Digits in any marks, where no name, year or number of a column is printed: `9、850、351`, `2761`. #}
{% macro only_digits(plain) -%}
    (
        regexp_full_match({{ plain }}, '\d[\d.,，．、·'' ]+\d')
        and not regexp_full_match({{ plain }}, '(?:19|20)\d\d(?:[.、,]\d{1,2}){0,2}')
    )
{%- endmacro %}

{# A font can declare digits to be letters: what is formed like an amount was printed as one; and so
   was what it declares to be no characters at all. #}
{% macro amount_in_letters(plain) -%}
    (
        regexp_full_match(
            {{ plain }},
            '[-−(]?(?:[A-Za-z]{1,3}(?:,[A-Za-z]{3})+(?:\.[A-Za-z]{2})?|[A-Za-z]+\.[A-Za-z]{2})\)?'
        )
        or regexp_full_match({{ plain }}, '[-−(]?[\x{E000}-\x{F8FF}\x{FFFD}.,]{3,}\)?')
        and regexp_matches({{ plain }}, '[^.,]')
    )
{%- endmacro %}

{% macro error_mark() -%}
    (?i:\x{FFFC}+|#{2,}|#(?:REF|VALUE|NAME|NUM|NULL)[!?]?|#DIV/0!?|#N/A)
{%- endmacro %}

{# An amount with something odd about it: `35,070.58*`, `5,145.07万元`, `约12`, `O.00`, `########`. Years
   and numbers of sections are none. #}
{% macro odd_figure(plain) -%}
    (
        regexp_full_match({{ plain }}, '{{ error_mark() }}')
        or regexp_full_match({{ plain }}, '[约近超]?[-−–—﹣△▲+±≈~¥￥(*\x00]{0,3}[\dOolI][\dOolI.,，．。\x00]*(?:E[+-]?\d+)?[-*)?%]{0,3}(?:[百千万亿]*元|[万亿])?[*)]{0,3}')
        and regexp_matches({{ plain }}, '\d')
        and not regexp_full_match({{ plain }}, '(?:19|20)\d\d(?:\.\d{1,2}){0,2}')
    )
{%- endmacro %}

{# A cell that prints a dash, 无 or asterisks where a figure could stand. #}
{% macro is_dash(plain) -%}
    regexp_full_match({{ plain }}, '[-—─－–―_﹣ˉ/一]+|无|\*+|—+') and {{ plain }} <> ''
{%- endmacro %}
