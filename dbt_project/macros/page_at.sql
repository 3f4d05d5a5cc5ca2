{# The page on which the character behind `offset` others stands, in a text put together from rows of
   the given lengths and pages. #}
{% macro page_at(row_lengths, row_pages, offset) -%}
    list_max(list_transform(
        range(1, len({{ row_pages }}) + 1),
        lambda i: case
            when coalesce(list_sum({{ row_lengths }}[:i - 1]), 0) <= {{ offset }}
                then {{ row_pages }}[i]
        end
    ))
{%- endmacro %}
