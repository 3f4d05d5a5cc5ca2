-- One row per document read: what it says, what it holds and the state it ends in.
with

documents as (
    select * from {{ ref('stg_raw__documents') }}
),

joined as (
    select
        documents.*,
        facts.document_kind,
        facts.fiscal_year,
        facts.department_name,
        facts.level,
        places.place_name,
        contents.readable_page_count,
        contents.legible_page_count,
        contents.is_doubted,
        contents.is_trusted
        -- the title of a report without a year that one can read: mistyped, or read wrongly
        and not (facts.fiscal_year is null and coalesce(signs.has_title, false)) as is_trusted,
        signs.document_sha256 is not null as is_like_a_disclosure,
        chinese.document_sha256 is not null as is_chinese,
        contents.statement_count,
        contents.amount_count,
        contents.figure_count,
        contents.prose_row_count
    from documents
    inner join {{ ref('int_document_contents') }} as contents
        on documents.document_sha256 = contents.document_sha256
    left join {{ ref('int_document_facts') }} as facts
        on documents.document_sha256 = facts.document_sha256
    left join {{ ref('int_disclosure_signs') }} as signs
        on documents.document_sha256 = signs.document_sha256
    left join {{ ref('int_chinese_documents') }} as chinese
        on documents.document_sha256 = chinese.document_sha256
    left join {{ ref('int_document_places') }} as places
        on documents.document_sha256 = places.document_sha256
),

judged as (
    select
        * exclude (status, reason_code),
        case
            when status <> 'read' then reason_code
            -- of a file that was read the detail tells what else it carries: the report, perhaps
            when readable_page_count = 0 then coalesce(reason_detail, 'no_readable_page')
            when
                amount_count = 0
                and exists (
                    select 1 from {{ ref('document_patterns') }} as patterns
                    where
                        patterns.field = 'template_name'
                        and regexp_matches(joined.department_name, patterns.pattern)
                )
                then 'blank_template'
            when
                statement_count = 0
                and (
                    document_kind is null
                    or fiscal_year is null
                    -- a disclosure tells money, in tables or in words; a notice about it does not
                    or figure_count = 0 and readable_page_count = page_count
                )
                -- what names it may be what is in doubt, unless it is in another language
                and not (is_doubted and (is_chinese or fiscal_year is not null))
                and not is_like_a_disclosure
                then coalesce(
                    reason_detail,
                    -- what cannot be read may be one
                    if(legible_page_count = 0, 'no_readable_page', 'not_a_disclosure')
                )
        end as reason_code
    from joined
)

select
    *,
    case
        when reason_code is null then 'loaded'
        when reason_code in ('not_a_disclosure', 'blank_template') then 'ignored'
        else 'quarantined'
    end as state,
    case
        when statement_count > 0 and prose_row_count >= 20 then 'full'
        when statement_count > 0 then 'statements_only'
        else 'narrative_only'
    end as part
from judged
