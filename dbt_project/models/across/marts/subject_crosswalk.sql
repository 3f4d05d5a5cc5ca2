-- One row per subject code with the years in which it stood unchanged, and code that the same
-- spending is under in other years, earlier or later; its own years are such a row too, and years
-- in which no code stands for it.
with

reach as (
    select * from {{ ref('int_subject_reach') }}
),

ways as (
    select
        classification,
        subject_code,
        name_zh,
        first_year,
        last_year,
        later_code as other_code,
        later_name_zh as other_name_zh,
        later_first_year as other_first_year,
        later_last_year as other_last_year,
        is_exact,
        kinds,
        years,
        sources
    from reach
    union all
    select
        classification,
        later_code,
        later_name_zh,
        later_first_year,
        later_last_year,
        subject_code,
        name_zh,
        first_year,
        last_year,
        is_exact,
        kinds,
        years,
        sources
    from reach
    where first_year < later_first_year
    union all
    -- told as rows, so that no join loses a figure unseen
    select
        classification,
        subject_code,
        name_zh,
        first_year,
        last_year,
        null as other_code,
        null as other_name_zh,
        other_first_year,
        other_last_year,
        false as is_exact,
        kinds,
        years,
        sources
    from {{ ref('int_subject_gaps') }}
)

select
    * exclude (kinds, years, sources),
    case len(kinds) when 0 then 'unchanged' when 1 then kinds[1] else 'several' end as change_kind,
    array_to_string(years, ', ') as changed_in,
    array_to_string(list_distinct(sources), '; ') as source
from ways
