-- One row per file found in the folder by the last run, in exactly one state. A file that cannot be
-- read and could be before leads to its last good version, which stays.
with

files as (
    select * from {{ ref('stg_raw__files') }}
),

documents as (
    select * from {{ ref('int_documents') }}
),

reasons as (
    select * from {{ ref('reasons') }}
),

copies as (
    select * from {{ ref('int_copies') }}
),

stated as (
    select
        files.file_path,
        files.document_sha256,
        case
            when files.status = 'found' then documents.state
            -- a copy of what is not loaded is no more loaded than that
            when files.status = 'duplicate' and originals.state <> 'loaded' then originals.state
            when files.status = 'unreadable' then 'quarantined'
            else files.status
        end as status,
        case
            when files.status = 'found' then documents.reason_code
            when files.status = 'duplicate' and originals.state <> 'loaded'
                then originals.reason_code
            else coalesce(
                files.reason_code,
                case when files.status = 'duplicate' then 'same_content' end
            )
        end as reason_code,
        -- what failed, where the document was set aside for it
        if(documents.reason_code = 'breaks_the_build', documents.reason_detail, null) as detail,
        files.byte_size,
        last_good.document_sha256 as last_good_sha256
    from files
    left join documents
        on files.document_sha256 = documents.document_sha256
    left join copies
        on files.document_sha256 = copies.document_sha256
    left join documents as originals
        on coalesce(documents.document_sha256, copies.original_sha256) = originals.document_sha256
    left join documents as last_good
        on files.last_good_sha256 = last_good.document_sha256
        and last_good.state = 'loaded'
)

select
    stated.file_path,
    stated.document_sha256,
    stated.status,
    stated.reason_code,
    reasons.reason_zh
    || coalesce('（' || stated.detail || '）', '')
    || coalesce('；' || stays.reason_zh, '') as reason,
    reasons.remedy_zh as remedy,
    stated.byte_size,
    stated.last_good_sha256
from stated
left join reasons
    on stated.reason_code = reasons.reason_code
left join reasons as stays
    on stated.last_good_sha256 is not null and stays.reason_code = 'last_good_stays'
