-- One row per document read: what its pages hold, and whether it can be trusted.
with

pages as (
    select
        document_sha256,
        count(*) filter (where text_source <> 'none') as readable_page_count,
        -- of a page whose fonts name no characters only what OCR took for some is known
        count(*) filter (
            where text_source <> 'none'
            and len(list_filter(warnings, lambda warning: warning like 'illegible_text:%')) = 0
        ) as legible_page_count,
        -- a scanned page is no damage: what OCR read is confirmed or not, figure by figure
        bool_and(is_trusted or text_source = 'ocr') as is_trusted,
        -- what such a page says of itself is as doubtful as its figures
        bool_or(is_doubted and grid_count > 0) as is_doubted
    from {{ ref('stg_raw__pages') }}
    group by document_sha256
),

statement_grids as (
    select
        grids.document_sha256,
        count(distinct grids.statement_code) filter (
            where statements.is_in_contract
        ) as statement_count
    from {{ ref('int_statement_grids') }} as grids
    left join {{ ref('int_statement_kinds') }} as statements
        on grids.statement_code = statements.statement_code
    group by grids.document_sha256
),

amounts as (
    select
        document_sha256,
        count(*) filter (where unmapped_reason is null) as amount_count,
        count(*) as printed_count
    from {{ ref('int_amounts') }}
    group by document_sha256
),

-- money in its text that it tells of somebody; a threshold is no such figure
told as (
    select
        document_sha256,
        count(*) as told_count
    from {{ ref('int_claims') }}
    where unit = 'yuan' and coalesce(reason_code, '') not in ('threshold', 'other_report')
    group by document_sha256
),

unconfirmed as (
    select distinct document_sha256
    from {{ ref('int_figure_proof') }}
    where reading = 'unconfirmed'
),

unread as (
    select distinct document_sha256
    from {{ ref('int_unread_statements') }}
),

prose as (
    select
        document_sha256,
        count(*) as prose_row_count
    from {{ ref('int_text_rows') }}
    where length(plain) >= 20 and regexp_matches(plain, '[，。；,;]')
    group by document_sha256
)

select
    documents.document_sha256,
    coalesce(pages.readable_page_count, 0) as readable_page_count,
    coalesce(pages.legible_page_count, 0) as legible_page_count,
    coalesce(pages.is_doubted, false) as is_doubted,
    coalesce(pages.is_trusted, false) and unconfirmed.document_sha256 is null
    and unread.document_sha256 is null as is_trusted,
    coalesce(statement_grids.statement_count, 0) as statement_count,
    coalesce(amounts.amount_count, 0) as amount_count,
    coalesce(amounts.printed_count, 0) + coalesce(told.told_count, 0) as figure_count,
    coalesce(prose.prose_row_count, 0) as prose_row_count
from {{ ref('stg_raw__documents') }} as documents
left join pages
    on documents.document_sha256 = pages.document_sha256
left join statement_grids
    on documents.document_sha256 = statement_grids.document_sha256
left join amounts
    on documents.document_sha256 = amounts.document_sha256
left join told
    on documents.document_sha256 = told.document_sha256
left join unconfirmed
    on documents.document_sha256 = unconfirmed.document_sha256
left join unread
    on documents.document_sha256 = unread.document_sha256
left join prose
    on documents.document_sha256 = prose.document_sha256
