{# Generic test of a key: no two rows agree in all of the columns, and none of them is null but where
   `nullable_columns` says so (nulls count as equal). The name and the first argument are those of
   dbt_utils, so that dbt_project_evaluator and its users know it for a key. #}
{% test unique_combination_of_columns(model, combination_of_columns, nullable_columns=[]) %}
select
    {{ combination_of_columns | join(', ') }},
    count(*) as row_count
from {{ model }}
group by {{ combination_of_columns | join(', ') }}
having count(*) > 1{% for column in combination_of_columns if column not in nullable_columns %} or {{ column }} is null{% endfor %}
{% endtest %}
