-- One row per document and subject name that its text uses, with the code it stands for. The code
-- is the one that the department's own statements print beside the name for the same year. A name
-- that fits several codes (after its 类 and 款) has none.
with

named as (
    select * from {{ ref('int_subject_names') }}
),

printed as (
    select distinct
        figures.document_sha256,
        facts.department_name,
        facts.fiscal_year,
        figures.subject_code,
        {{ without_expenditure(plain_text('figures.line_label')) }} as name
    from (
        select distinct
            grids.document_sha256,
            lines.subject_code,
            lines.line_label
        from {{ ref('int_lines') }} as lines
        inner join {{ ref('int_statement_grids') }} as grids
            on lines.grid_id = grids.grid_id
        where lines.subject_code <> ''
    ) as figures
    inner join {{ ref('int_documents') }} as facts
        on figures.document_sha256 = facts.document_sha256
),

classes as (
    select distinct
        class_code as subject_code,
        {{ without_expenditure('name_zh') }} as name
    from {{ ref('function_classes') }}
),

found as (
    select
        named.document_sha256,
        named.subject_words,
        printed.subject_code
    from named
    inner join printed
        on (
            named.document_sha256 = printed.document_sha256
            or named.department_name = printed.department_name
            and named.fiscal_year = printed.fiscal_year
        )
        and length(printed.subject_code) = named.code_length
        and {{ without_expenditure('named.name') }} = printed.name
    where
        named.printed_code = ''
        and (
            named.section_name = ''
            or named.code_length < 7
            or exists (
                select 1 from printed as above
                where
                    above.document_sha256 = printed.document_sha256
                    and above.subject_code = left(printed.subject_code, 5)
                    and above.name = {{ without_expenditure('named.section_name') }}
            )
        )
        and (
            named.class_name = ''
            or named.code_length < 5
            or exists (
                select 1 from classes
                where
                    classes.subject_code = left(printed.subject_code, 3)
                    and classes.name = {{ without_expenditure('named.class_name') }}
            )
            or not exists (
                select 1 from classes
                where classes.name = {{ without_expenditure('named.class_name') }}
            )
        )
    union
    select
        named.document_sha256,
        named.subject_words,
        classes.subject_code
    from named
    inner join classes
        on named.code_length = 3
        and {{ without_expenditure('named.name') }} = classes.name
    where named.printed_code = ''
    union
    select
        document_sha256,
        subject_words,
        printed_code
    from named
    where printed_code <> ''
)

select
    document_sha256,
    subject_words,
    case when count(distinct subject_code) = 1 then any_value(subject_code) end as subject_code
from found
group by document_sha256, subject_words
