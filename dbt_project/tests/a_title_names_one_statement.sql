-- Two rows of title_signatures that the same title fits must name one statement.
with

rows_here as (
    select
        statement_code,
        kind,
        form,
        excluded_form,
        {%- for dimension in ('fund', 'subject', 'classification', 'extent') %}
        string_split({{ dimension }}, ' ') as {{ dimension }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ ref('title_signatures') }}
)

select
    here.statement_code,
    there.statement_code as other_statement_code
from rows_here as here
inner join rows_here as there
    on here.statement_code < there.statement_code
    and (here.kind = there.kind or here.kind = '*' or there.kind = '*')
    {%- for dimension in ('fund', 'subject', 'classification', 'extent') %}
    and (
        here.{{ dimension }} = ['*']
        or there.{{ dimension }} = ['*']
        or list_has_any(here.{{ dimension }}, there.{{ dimension }})
    )
    {%- endfor %}
    and (here.form = there.form or here.form = '*' or there.form = '*')
    and here.form is distinct from there.excluded_form
    and there.form is distinct from here.excluded_form
