{#- One row per cell and column that it reaches, as `reached_column_no` -#}
{% macro with_columns_reached(cells) -%}
    (
        select
            *,
            unnest(range(column_no, last_column_no + 1)) as reached_column_no
        from {{ cells }}
    )
{%- endmacro %}
