-- Every file found in the folder, in exactly one state.
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

stated as (
    select
        files.file_path,
        files.document_sha256,
        case
            when files.status = 'found' then documents.state
            when files.status = 'unreadable' then 'quarantined'
            else files.status
        end as status,
        case
            when files.status = 'found' then documents.reason_code
            else coalesce(
                files.reason_code,
                case when files.status = 'duplicate' then 'same_content' end
            )
        end as reason_code,
        files.byte_size
    from files
    left join documents
        on files.document_sha256 = documents.document_sha256
)

select
    stated.file_path,
    stated.document_sha256,
    stated.status,
    stated.reason_code,
    reasons.reason_zh as reason,
    reasons.remedy_zh as remedy,
    stated.byte_size
from stated
left join reasons
    on stated.reason_code = reasons.reason_code
