-- One row per subject code with the years in which it stood unchanged, and years before or after in
-- which, as far as known, no code stands for the same spending.
with

reach as (
    select * from {{ ref('int_subject_reach') }}
),

steps as (
    select *
    from reach
    where first_year < later_first_year
),

gaps as (
    select
        reach.classification,
        reach.subject_code,
        reach.name_zh,
        reach.first_year,
        reach.last_year,
        reach.later_last_year + 1 as other_first_year,
        9999 as other_last_year,
        list_append(reach.kinds, 'ended') as kinds,
        list_append(reach.years, cast(reach.later_last_year + 1 as varchar)) as years,
        reach.sources,
        reach.later_code as changed_code,
        reach.later_last_year + 1 as changed_in
    from reach
    anti join steps
        on reach.classification = steps.classification
        and reach.later_code = steps.subject_code
        and reach.later_first_year = steps.first_year
    where reach.later_last_year < 9999
    union all
    select
        reach.classification,
        reach.later_code as subject_code,
        reach.later_name_zh as name_zh,
        reach.later_first_year as first_year,
        reach.later_last_year as last_year,
        2017 as other_first_year,
        reach.first_year - 1 as other_last_year,
        list_prepend('new', reach.kinds) as kinds,
        list_prepend(cast(reach.first_year as varchar), reach.years) as years,
        reach.sources,
        reach.subject_code as changed_code,
        reach.first_year as changed_in
    from reach
    anti join steps
        on reach.classification = steps.classification
        and reach.subject_code = steps.later_code
        and reach.first_year = steps.later_first_year
    where reach.first_year > 2017
),

sources as (
    select
        classification,
        coalesce(code_before, code_after) as changed_code,
        first_year as changed_in,
        min(source) as source
    from {{ ref('int_subject_changes') }}
    where kind in ('ended', 'new')
    group by all
)

select
    gaps.* exclude (changed_code, changed_in, sources),
    list_append(gaps.sources, sources.source) as sources
from gaps
left join sources
    on gaps.classification = sources.classification
    and gaps.changed_code = sources.changed_code
    and gaps.changed_in = sources.changed_in
