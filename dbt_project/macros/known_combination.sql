{# Generic test: what a row says in `columns` together is a row of `to`, where none of it is null. #}
{% test known_combination(model, columns, to) %}
select rows_here.*
from {{ model }} as rows_here
anti join {{ to }} as known
    on {% for column in columns %}rows_here.{{ column }} = known.{{ column }}{{ ' and ' if not loop.last }}{% endfor %}

where {% for column in columns %}rows_here.{{ column }} is not null{{ ' and ' if not loop.last }}{% endfor %}
{% endtest %}
