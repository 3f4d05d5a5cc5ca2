-- One row per pair of departments of one place whose names are so alike that they may be one: a
-- proposal for the seed department_aliases. Nothing is merged by it.
with

departments as (
    select
        department_id,
        department_name,
        place_code,
        first_fiscal_year,
        last_fiscal_year,
        {{ plain_text('department_name') }} as plain
    from {{ ref('dim_department') }}
    where place_code <> 'unknown'
),

pairs as (
    select
        one.department_id,
        one.department_name,
        other.department_id as other_department_id,
        other.department_name as other_department_name,
        one.place_code,
        jaro_winkler_similarity(one.plain, other.plain) as similarity,
        one.last_fiscal_year < other.first_fiscal_year
        or other.last_fiscal_year < one.first_fiscal_year as is_one_after_the_other
    from departments as one
    inner join departments as other
        on one.place_code = other.place_code
        and one.department_id < other.department_id
)

select
    department_id,
    department_name,
    other_department_id,
    other_department_name,
    place_code,
    cast(round(similarity, 3) as decimal(4, 3)) as similarity,
    coalesce(is_one_after_the_other, false) as is_one_after_the_other,
    -- ready to paste, once somebody has agreed
    department_name || ',' || other_department_name || ',,' as seed_row
from pairs
where similarity >= 0.95
