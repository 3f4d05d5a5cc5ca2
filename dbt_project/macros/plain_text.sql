{# White space of every kind, zero-width marks and soft hyphens, as one regular expression. #}
{% macro white_space() -%}
    '[\s\p{Z}\x{00AD}\x{200B}-\x{200F}\x{2028}-\x{202F}\x{2060}-\x{2069}\x{FEFF}]+'
{%- endmacro %}

{# Text for comparing: forms folded, white space and quotation marks out. Never shown to a reader. #}
{% macro plain_text(text) -%}
    regexp_replace(regexp_replace({{ fold_forms(text) }}, {{ white_space() }}, '', 'g'), '[“”„‟"‘’''「」『』〝〞＂]', '', 'g')
{%- endmacro %}

{# Text for showing: white space out, radicals folded, parentheses full-width as the contract asks. #}
{% macro squeezed_text(text) -%}
    translate(regexp_replace({{ fold_radicals(text) }}, {{ white_space() }}, '', 'g'), '()', '（）')
{%- endmacro %}
