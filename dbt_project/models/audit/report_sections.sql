-- One row per heading of a document, in reading order, and per line of its table of contents
-- (is_contents_line).
with

sections as (
    select
        *,
        list_filter(chain, lambda opened_at: opened_at <> paragraph_no)[-1] as parent_no,
        case
            when section_level < 6 then {{ chinese_number('numbering') }}
        end as chinese_number,
        {{ whole_number("regexp_extract(numbering, '\\d+')") }} as arabic_number
    from {{ ref('int_report_sections') }}
),

numbered as (
    select
        *,
        coalesce(nullif(chinese_number, 0), arabic_number) as number,
        row_number() over (partition by document_sha256 order by paragraph_no) as section_no
    from sections
),

followed as (
    select
        *,
        lag(number) over siblings as number_before,
        count(*) over (
            partition by document_sha256, is_contents_line, section_level, parent_no, title_plain
        ) as times_printed
    from numbered
    window siblings as (
        partition by document_sha256, is_contents_line, section_level, parent_no
        order by paragraph_no
    )
)

select
    followed.document_sha256,
    cast(followed.section_no as integer) as section_no,
    cast(parents.section_no as integer) as parent_section_no,
    cast(followed.section_level as integer) as section_level,
    followed.section_code,
    followed.numbering,
    cast(followed.number as integer) as number,
    followed.title_plain as title,
    followed.is_contents_line,
    coalesce(
        followed.number <> coalesce(followed.number_before, 0) + 1, false
    ) as is_out_of_sequence,
    followed.times_printed > 1 as is_duplicated,
    followed.page as source_page
from followed
inner join {{ ref('int_documents') }} as documents
    on followed.document_sha256 = documents.document_sha256
    and documents.state = 'loaded'
left join numbered as parents
    on followed.document_sha256 = parents.document_sha256
    and followed.parent_no = parents.paragraph_no
