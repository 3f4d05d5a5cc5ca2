-- One row per classification, subject code and fiscal year that loaded reports print, and per code
-- above it: the official name of the year, the name most reports print, and the names above.
with

names as (
    select
        facts.subject_code,
        documents.fiscal_year,
        facts.line_label,
        count(distinct facts.document_sha256) as times
    from {{ ref('fct_statement_amounts') }} as facts
    inner join {{ ref('dim_document') }} as documents
        on facts.document_sha256 = documents.document_sha256
    where facts.subject_code <> '' and documents.fiscal_year is not null
    group by all
),

codes as (
    select
        subject_code,
        fiscal_year,
        arg_max(line_label, (times, line_label)) as printed_name_zh,
        cast(sum(times) as integer) as document_count
    from names
    group by subject_code, fiscal_year
),

-- a parent is there though no report prints it
every_code as (
    select * from codes
    union all
    select distinct
        left(codes.subject_code, levels.digits) as subject_code,
        codes.fiscal_year,
        null as printed_name_zh,
        0 as document_count
    from codes
    cross join (values (3), (5)) as levels (digits)
    anti join codes as known
        on left(codes.subject_code, levels.digits) = known.subject_code
        and codes.fiscal_year = known.fiscal_year
    -- what is no code of a list has no parent either (codes of units)
    where
        length(codes.subject_code) in (5, 7)
        and length(codes.subject_code) > levels.digits
),

official as (
    select
        * exclude (classification, subject_code),
        subject_code as code
    from {{ ref('int_listed_subjects') }}
),

named as (
    select
        every_code.*,
        official.name_zh as official_name_zh,
        official.valid_from,
        official.valid_to,
        official.source,
        coalesce(official.name_zh, every_code.printed_name_zh, every_code.subject_code) as name_zh
    from every_code
    left join official
        on every_code.subject_code = official.code
        and every_code.fiscal_year >= coalesce(official.valid_from, 0)
        and every_code.fiscal_year <= coalesce(official.valid_to, 9999)
    qualify row_number() over (
        partition by every_code.subject_code, every_code.fiscal_year
        order by official.valid_from desc nulls last, official.name_zh asc
    ) = 1
)

select
    case left(named.subject_code, 1)
        when '1' then 'revenue'
        when '2' then 'functional'
        when '3' then 'departmental_economic'
        when '5' then 'governmental_economic'
        else 'unknown'
    end as classification,
    named.subject_code,
    named.fiscal_year,
    named.name_zh,
    named.official_name_zh,
    named.printed_name_zh,
    cast(
        case length(named.subject_code) when 3 then 1 when 5 then 2 when 7 then 3 end as integer
    ) as level,
    case
        when length(named.subject_code) = 7 then left(named.subject_code, 5)
        when length(named.subject_code) = 5 then left(named.subject_code, 3)
    end as parent_code,
    left(named.subject_code, 3) as class_code,
    classes.name_zh as class_name_zh,
    sections.subject_code as section_code,
    sections.name_zh as section_name_zh,
    cast(named.valid_from as integer) as valid_from,
    cast(named.valid_to as integer) as valid_to,
    named.source,
    case
        when named.official_name_zh is null then 'without_official_name'
        when
            named.printed_name_zh is not null
            and {{ plain_text('named.printed_name_zh') }}
            <> {{ plain_text('named.official_name_zh') }}
            then 'printed_otherwise'
        else 'official'
    end as name_status,
    named.document_count
from named
left join named as classes
    on left(named.subject_code, 3) = classes.subject_code
    and named.fiscal_year = classes.fiscal_year
left join named as sections
    on length(named.subject_code) in (5, 7)
    and left(named.subject_code, 5) = sections.subject_code
    and named.fiscal_year = sections.fiscal_year
