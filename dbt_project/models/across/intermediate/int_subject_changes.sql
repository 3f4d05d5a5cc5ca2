-- One row per change of a subject code: the code before and after, the first year, and what kind of
-- change it is. The seed knows what moved, was split or merged; that a code got another name, is
-- new or has ended follows from the years of the lists, where the seed does not tell it otherwise.
with

listed as (
    select * from {{ ref('int_listed_subjects') }}
),

told as (
    select * from {{ ref('subject_changes') }}
),

ended as (
    select
        classification,
        subject_code,
        valid_to + 1 as first_year,
        valid_to < max(valid_to) over (
            partition by classification, subject_code
        ) as has_later_name,
        source
    from listed
    where valid_to is not null
),

-- the name that stands, and since which list; the source of a list begins with its year
standing as (
    select
        classification,
        subject_code,
        cast(nullif(regexp_extract(source, '^\d{4}'), '') as integer) as list_year,
        source
    from listed
    where valid_to is null
    qualify row_number() over (
        partition by classification, subject_code
        order by list_year nulls last, name_zh
    ) = 1
),

untold as (
    select
        ended.classification,
        ended.subject_code,
        ended.first_year,
        ended.has_later_name or standing.subject_code is not null as goes_on,
        case
            when standing.list_year = ended.first_year then standing.source else ended.source
        end as source
    from ended
    left join standing
        on ended.classification = standing.classification
        and ended.subject_code = standing.subject_code
    anti join told
        on ended.classification = told.classification
        and ended.subject_code = told.code_before
        and ended.first_year = told.first_year
),

-- a code with a new meaning, or one that no list had: since 2018, the second year of the lists
new_codes as (
    select
        standing.classification,
        standing.subject_code,
        coalesce(ended.first_year, standing.list_year) as first_year,
        coalesce(ended.source, standing.source) as source
    from standing
    left join ended
        on standing.classification = ended.classification
        and standing.subject_code = ended.subject_code
    anti join untold
        on standing.classification = untold.classification
        and standing.subject_code = untold.subject_code
    anti join told
        on standing.classification = told.classification
        and standing.subject_code = told.code_before
        and standing.subject_code = told.code_after
    where coalesce(ended.first_year, standing.list_year) >= 2018
)

select
    classification,
    code_before,
    code_after,
    first_year,
    kind,
    is_exact,
    source
from told
union all
select
    classification,
    subject_code,
    case when goes_on then subject_code end as code_after,
    first_year,
    case when goes_on then 'renamed' else 'ended' end as kind,
    false as is_exact,
    source
from untold
union all
select
    classification,
    null as code_before,
    subject_code,
    first_year,
    'new' as kind,
    false as is_exact,
    source
from new_codes
