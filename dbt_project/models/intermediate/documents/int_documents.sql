-- One row per document read: what it says, what it holds and the state it ends in.
with

documents as (
    select * from {{ ref('stg_raw__documents') }}
),

facts as (
    select * from {{ ref('int_document_facts') }}
),

-- the last good version of files that cannot be read any more
stale as (
    select distinct last_good_sha256 as document_sha256
    from {{ ref('stg_raw__files') }}
),

pages as (
    select
        document_sha256,
        count(*) filter (where text_source <> 'none') as readable_page_count,
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
    left join {{ ref('statements') }} as statements
        on grids.statement_code = statements.statement_code
    group by grids.document_sha256
),

amounts as (
    select
        document_sha256,
        count(*) filter (where unmapped_reason is null) as amount_count
    from {{ ref('int_amounts') }}
    group by document_sha256
),

unconfirmed as (
    select distinct document_sha256
    from {{ ref('int_figure_proof') }}
    where reading = 'unconfirmed'
),

prose as (
    select
        document_sha256,
        count(*) as prose_row_count
    from {{ ref('int_text_rows') }}
    where length(plain) >= 20 and regexp_matches(plain, '[，。；,;]')
    group by document_sha256
),

-- the longest place name that the department's name begins with, and the district that follows it
places as (
    select
        facts.document_sha256,
        arg_max(
            places.place_name || coalesce(nullif(regexp_extract(
                regexp_replace(facts.department_name, '^.*?' || places.place_name, ''),
                '^([\p{Han}]{1,6}?(?:自治县|自治旗|区|县|旗|新区))', 1
            ), ''), ''),
            length(places.place_name)
        ) as place_name
    from facts
    inner join {{ ref('places') }} as places
        on regexp_matches(
            facts.department_name,
            '^(中国共产党|中共|共青团|民革|民盟|民建|致公党|九三学社|.{0,6}省|.{0,9}自治区)?'
            || places.place_name
        )
    group by facts.document_sha256
),

joined as (
    select
        documents.*,
        facts.document_kind,
        facts.fiscal_year,
        facts.department_name,
        facts.level,
        case
            when regexp_matches(places.place_name, '(社区|园区|城区|校区|院区|辖区|景区|库区|林区|牧区|地区|片区|小区)$')
                then regexp_replace(places.place_name, '(市|州|盟|省).*$', '\1')
            else places.place_name
        end as place_name,
        coalesce(pages.readable_page_count, 0) as readable_page_count,
        coalesce(pages.is_doubted, false) as is_doubted,
        coalesce(pages.is_trusted, false)
        and unconfirmed.document_sha256 is null
        -- the title of a report without a year that one can read: mistyped, or told wrongly
        and not (facts.fiscal_year is null and coalesce(signs.has_title, false)) as is_trusted,
        signs.document_sha256 is not null as is_like_a_disclosure,
        coalesce(statement_grids.statement_count, 0) as statement_count,
        coalesce(amounts.amount_count, 0) as amount_count,
        coalesce(prose.prose_row_count, 0) as prose_row_count,
        stale.document_sha256 is not null as is_stale
    from documents
    left join facts
        on documents.document_sha256 = facts.document_sha256
    left join pages
        on documents.document_sha256 = pages.document_sha256
    left join statement_grids
        on documents.document_sha256 = statement_grids.document_sha256
    left join amounts
        on documents.document_sha256 = amounts.document_sha256
    left join unconfirmed
        on documents.document_sha256 = unconfirmed.document_sha256
    left join prose
        on documents.document_sha256 = prose.document_sha256
    left join {{ ref('int_disclosure_signs') }} as signs
        on documents.document_sha256 = signs.document_sha256
    left join stale
        on documents.document_sha256 = stale.document_sha256
    left join places
        on documents.document_sha256 = places.document_sha256
),

judged as (
    select
        * exclude (status, reason_code),
        case
            when status <> 'read' then reason_code
            when readable_page_count = 0 then 'no_readable_page'
            when
                amount_count = 0
                and regexp_matches(department_name, '[XＸx×某]{2,}|[XＸ×○〇]+(局|委|部|办)')
                then 'blank_template'
            when
                statement_count = 0
                and (document_kind is null or fiscal_year is null)
                and not is_doubted
                and not is_like_a_disclosure
                then 'not_a_disclosure'
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
