{# How many of the uppermost lines below a figure add up to it, exactly or rounded; 0 where none do.
   `sums` are their sums from each of them to the foot, the whole first, 0 last. #}
{% macro lines_adding_up(figure, sums) -%}
    case when {{ figure }}.amount = 0 then 0 else coalesce(
        nullif(list_position({{ sums }}, {{ sums }}[1] - {{ figure }}.amount), 0),
        nullif(list_position(list_transform(
            range(1, 1 + len({{ sums }})),
            lambda n: abs({{ sums }}[n] - {{ sums }}[1] + {{ figure }}.amount)
            <= least(n * {{ figure }}.half_width, abs({{ figure }}.amount) // 100)
        ), true), 0),
        1
    ) - 1 end
{%- endmacro %}
