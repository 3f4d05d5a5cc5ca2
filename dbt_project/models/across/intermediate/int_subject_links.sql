-- One row per subject code that goes on as another code or under another name, or as itself with
-- other content, and year. A code above one that came from elsewhere, went elsewhere, began or
-- ended has other content from then on, though it keeps its name: its amounts are not those of
-- before.
with

changes as (
    select * from {{ ref('int_subject_changes') }}
),

levels as (
    select unnest([3, 5]) as digits
),

shifted as (
    select
        changes.classification,
        left(changes.code_before, levels.digits) as subject_code,
        changes.first_year,
        changes.source
    from changes
    cross join levels
    where
        length(changes.code_before) > levels.digits
        and left(changes.code_before, levels.digits)
        is distinct from left(changes.code_after, levels.digits)
    union all
    select
        changes.classification,
        left(changes.code_after, levels.digits) as subject_code,
        changes.first_year,
        changes.source
    from changes
    cross join levels
    where
        length(changes.code_after) > levels.digits
        and left(changes.code_after, levels.digits)
        is distinct from left(changes.code_before, levels.digits)
    union all
    -- what takes in another code
    select
        classification,
        code_after as subject_code,
        first_year,
        source
    from changes
    where code_before <> code_after
),

-- one source is enough to tell why
shifts as (
    select
        classification,
        subject_code,
        first_year,
        min(source) as source
    from shifted
    group by classification, subject_code, first_year
)

select
    changes.classification,
    changes.code_before,
    changes.code_after,
    changes.first_year,
    changes.kind,
    changes.is_exact and shifts.subject_code is null as is_exact,
    changes.source
from changes
left join shifts
    on changes.classification = shifts.classification
    and changes.code_before = shifts.subject_code
    and changes.code_after = shifts.subject_code
    and changes.first_year = shifts.first_year
where changes.code_before is not null and changes.code_after is not null
union all
select
    shifts.classification,
    shifts.subject_code as code_before,
    shifts.subject_code as code_after,
    shifts.first_year,
    'content' as kind,
    false as is_exact,
    shifts.source
from shifts
-- a code that went away, or got another name, does not go on as it was
anti join changes
    on shifts.classification = changes.classification
    and shifts.subject_code = changes.code_before
    and shifts.first_year = changes.first_year
