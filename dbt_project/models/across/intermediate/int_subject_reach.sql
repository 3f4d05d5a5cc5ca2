-- One row per subject code with the years in which it stood unchanged, and code that the same
-- spending is under in later years, over any number of changes; its own years are such a row too.
with recursive

spans as (
    select * from {{ ref('int_subject_spans') }}
),

links as (
    select * from {{ ref('int_subject_links') }}
),

-- forward, over any number of changes: each goes to a later year
reached as (
    select
        spans.*,
        spans.subject_code as later_code,
        spans.name_zh as later_name_zh,
        spans.first_year as later_first_year,
        spans.last_year as later_last_year,
        true as is_exact,
        cast([] as varchar[]) as kinds,
        cast([] as varchar[]) as years,
        cast([] as varchar[]) as sources
    from spans
    union all
    select
        reached.classification,
        reached.subject_code,
        reached.name_zh,
        reached.first_year,
        reached.last_year,
        spans.subject_code as later_code,
        spans.name_zh as later_name_zh,
        spans.first_year as later_first_year,
        spans.last_year as later_last_year,
        reached.is_exact and links.is_exact as is_exact,
        list_append(reached.kinds, links.kind) as kinds,
        list_append(reached.years, cast(links.first_year as varchar)) as years,
        list_append(reached.sources, links.source) as sources
    from reached
    inner join links
        on reached.classification = links.classification
        and reached.later_code = links.code_before
        and reached.later_last_year + 1 = links.first_year
    inner join spans
        on links.classification = spans.classification
        and links.code_after = spans.subject_code
        and links.first_year = spans.first_year
)

-- what was split may have come together again: two ways, one pair
select
    * exclude (is_exact, kinds, years, sources),
    bool_and(is_exact) and count(*) = 1 as is_exact,
    list_sort(list_distinct(flatten(list(kinds)))) as kinds,
    list_sort(list_distinct(flatten(list(years)))) as years,
    list_sort(list_distinct(flatten(list(sources)))) as sources
from reached
group by all
