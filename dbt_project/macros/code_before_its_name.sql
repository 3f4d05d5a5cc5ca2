{# A cell that prints code and name, the code level with the middle of a name in several lines: the
   text with its code first (`政府办公厅及` / `20103` / `相关机构事务`). #}
{% macro code_before_its_name(text) -%}
    case
        when regexp_matches({{ text }}, '[\p{Han}）)]\n\d{3}(?:\d{2}){0,2}\n')
            then regexp_replace(
                {{ text }}, '^([^\d]*[\p{Han}）)])\n(\d{3}(?:\d{2}){0,2})\n([^\d]+)$', '\2\1\3'
            )
        else {{ text }}
    end
{%- endmacro %}
