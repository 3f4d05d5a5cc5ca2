{# The concepts above a column, reduced to what tells its measure: a 小计 or 合计 under a heading stands
   for that heading, and a heading that merely holds others (三公经费 over its parts, 合计 over 基本支出) is
   left out when something follows. Both arguments are lists; the answer is joined with '/'. #}
{% macro reduce_path(concepts, containers) -%}
    {%- set distinct_run -%}
        list_transform(
            list_filter(
                range(1, len({{ concepts }}) + 1),
                lambda i: i = 1 or {{ concepts }}[i] <> {{ concepts }}[i - 1]
            ),
            lambda i: {{ concepts }}[i]
        )
    {%- endset -%}
    {%- set without_total -%}
        (case when len({{ distinct_run }}) > 1 and ({{ distinct_run }})[-1] = 'total'
            then ({{ distinct_run }})[:-2] else {{ distinct_run }} end)
    {%- endset -%}
    array_to_string(
        list_filter(
            {{ without_total }}[:-2],
            lambda concept: not list_contains(coalesce({{ containers }}, []), concept)
            and not (
                concept = 'total'
                and regexp_full_match(({{ without_total }})[-1], '{{ spending_by_funds() }}')
            )
        ) || {{ without_total }}[-1:],
        '/'
    )
{%- endmacro %}
