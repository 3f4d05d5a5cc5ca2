-- Every change of a subject code goes from one listed code and name to another, and is called exact
-- only where one code becomes one. Returns the changes that do not hold.
with

changes as (
    select
        *,
        count(*) over (partition by classification, code_before, first_year) as parts,
        count(*) over (partition by classification, code_after, first_year) as origins
    from {{ ref('subject_changes') }}
),

listed as (
    select
        classification,
        subject_code,
        name_zh
    from {{ ref('int_listed_subjects') }}
    union all
    select
        listed.classification,
        variants.code as subject_code,
        variants.name_zh
    from {{ ref('code_name_variants') }} as variants
    inner join {{ ref('int_listed_subjects') }} as listed
        on variants.code = listed.subject_code
)

select changes.*
from changes
left join listed as before
    on changes.classification = before.classification
    and changes.code_before = before.subject_code
    and changes.name_before = before.name_zh
left join listed as after
    on changes.classification = after.classification
    and changes.code_after = after.subject_code
    and changes.name_after = after.name_zh
where
    before.subject_code is null
    or (after.subject_code is null and changes.kind <> 'ended')
    or (changes.code_before = changes.code_after and changes.name_before = changes.name_after)
    or (changes.kind = 'renamed' and changes.code_before <> changes.code_after)
    or (changes.kind = 'moved' and changes.code_before = changes.code_after)
    or (changes.kind = 'split' and changes.parts = 1)
    or (changes.kind = 'merged' and changes.origins = 1)
    or (changes.is_exact and changes.kind not in ('renamed', 'moved'))
    or (changes.is_exact and (changes.parts > 1 or changes.origins > 1))
