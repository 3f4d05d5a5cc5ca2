-- One row per distinct document (content) loaded, with what its pages say of it and its place among
-- versions of the same disclosure. Of documents that say the same of themselves (department, level,
-- kind, year, part) the latest is current: a curated order first, then the PDF's own dates.
with

documents as (
    select * from {{ ref('int_documents') }}
    where state = 'loaded'
),

-- the last good version of files that cannot be read any more
stale as (
    select distinct last_good_sha256 as document_sha256
    from {{ ref('stg_raw__files') }}
),

identities as (
    select * from {{ ref('int_identified_documents') }}
),

-- one file of those with this content, or the one that held it before it was damaged
paths as (
    select
        coalesce(last_good_sha256, document_sha256) as document_sha256,
        min(file_path) as file_path
    from {{ ref('stg_raw__files') }}
    group by coalesce(last_good_sha256, document_sha256)
),

curated as (
    select * from {{ ref('document_order') }}
),

ranked as (
    select
        documents.*,
        identities.department_id,
        identities.place_code,
        paths.file_path,
        stale.document_sha256 is not null as is_stale,
        row_number() over same_disclosure as version_no,
        count(*) over (
            partition by
                document_kind,
                fiscal_year,
                coalesce(department_name, documents.document_sha256),
                level,
                part
        ) as version_count,
        lag(documents.document_sha256) over same_disclosure as supersedes_sha256
    from documents
    inner join identities
        on documents.document_sha256 = identities.document_sha256
    left join paths
        on documents.document_sha256 = paths.document_sha256
    left join curated
        on documents.document_sha256 = curated.document_sha256
    left join stale
        on documents.document_sha256 = stale.document_sha256
    window same_disclosure as (
        partition by
            document_kind,
            fiscal_year,
            coalesce(department_name, documents.document_sha256),
            level,
            part
        order by
            coalesce(cast(curated.order_no as integer), 0),
            pdf_modified_at nulls first,
            pdf_created_at nulls first,
            documents.document_sha256
    )
)

select
    document_sha256,

    document_kind,
    cast(fiscal_year as integer) as fiscal_year,
    department_id,
    department_name,
    level,
    place_code,
    place_name,
    part,

    file_path,
    page_count,
    cast(statement_count as integer) as statement_count,
    cast(amount_count as integer) as amount_count,
    is_trusted,
    cast(version_no as integer) as version_no,
    version_no = version_count as is_current,
    supersedes_sha256,
    is_stale,

    pdf_created_at,
    pdf_modified_at,
    pdf_producer,
    extractor_version
from ranked
