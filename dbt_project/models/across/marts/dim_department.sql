-- One row per department (or unit) name that loaded documents print.
select
    department_name,
    level,
    any_value(place_name) as place_name,
    min(fiscal_year) as first_fiscal_year,
    max(fiscal_year) as last_fiscal_year,
    cast(count(*) as integer) as document_count
from {{ ref('dim_document') }}
where department_name is not null
group by department_name, level
