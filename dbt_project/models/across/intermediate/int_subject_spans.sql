-- One row per listed subject code and run of years in which neither its name nor, as far as known,
-- its content changed. The lists begin with 2017; 9999 is the last year of what is in force.
with

listed as (
    select * from {{ ref('int_listed_subjects') }}
),

changes as (
    select * from {{ ref('int_subject_changes') }}
),

-- a code that is listed again in the year in which it went away has a new meaning
gone as (
    select distinct
        changes.classification,
        changes.code_before as subject_code,
        changes.first_year
    from changes
    anti join changes as again
        on changes.classification = again.classification
        and changes.code_before = again.code_after
        and changes.first_year = again.first_year
        and coalesce(again.code_before, again.code_after) = again.code_after
    where changes.code_before is not null
),

began as (
    select
        changes.classification,
        changes.code_after as subject_code,
        changes.first_year,
        listed.subject_code is not null as was_listed
    from changes
    left join listed
        on changes.classification = listed.classification
        and changes.code_after = listed.subject_code
        and changes.first_year = listed.valid_to + 1
    where changes.code_before is null
),

-- what stands below a code began no sooner and ended no later
codes as (
    select
        listed.classification,
        listed.subject_code,
        coalesce(
            max(began.first_year) filter (
                where not (began.was_listed and began.subject_code = listed.subject_code)
            ), 2017
        ) as begins,
        coalesce(min(gone.first_year) - 1, 9999) as ends
    from listed
    left join began
        on listed.classification = began.classification
        and starts_with(listed.subject_code, began.subject_code)
    left join gone
        on listed.classification = gone.classification
        and starts_with(listed.subject_code, gone.subject_code)
    group by listed.classification, listed.subject_code
),

cuts as (
    select classification, subject_code, begins as first_year from codes
    union
    select classification, code_before, first_year from {{ ref('int_subject_links') }}
    union
    select classification, code_after, first_year from {{ ref('int_subject_links') }}
    union
    select classification, subject_code, first_year from began
),

spans as (
    select
        codes.classification,
        codes.subject_code,
        cuts.first_year,
        coalesce(
            lead(cuts.first_year) over (
                partition by codes.classification, codes.subject_code order by cuts.first_year
            ) - 1, codes.ends
        ) as last_year
    from codes
    inner join cuts
        on codes.classification = cuts.classification
        and codes.subject_code = cuts.subject_code
        and cuts.first_year between codes.begins and codes.ends
)

-- the name that ends soonest is the one of its time; what stands comes last
select
    spans.classification,
    spans.subject_code,
    listed.name_zh,
    spans.first_year,
    spans.last_year
from spans
inner join listed
    on spans.classification = listed.classification
    and spans.subject_code = listed.subject_code
    and spans.first_year <= coalesce(listed.valid_to, 9999)
qualify row_number() over (
    partition by spans.classification, spans.subject_code, spans.first_year
    order by
        listed.valid_to asc nulls last,
        listed.valid_from desc nulls last,
        listed.name_zh asc
) = 1
