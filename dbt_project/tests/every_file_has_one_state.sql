-- Every file found ends in exactly one state; every state but `loaded` says why in words, and every
-- loaded file is a document. Returns the files that do not.
with

found as (
    select file_path from {{ ref('stg_raw__files') }}
),

files as (
    select
        file_path,
        count(*) as times,
        any_value(status) as status,
        any_value(reason) as reason,
        any_value(document_sha256) as document_sha256
    from {{ ref('files') }}
    group by file_path
)

select
    coalesce(found.file_path, files.file_path) as file_path,
    files.status,
    files.reason
from found
full join files
    on found.file_path = files.file_path
left join {{ ref('dim_document') }} as documents
    on files.document_sha256 = documents.document_sha256
where
    found.file_path is null
    or files.times is distinct from 1
    or files.status is null
    or files.status = 'loaded' and (files.reason is not null or documents.document_sha256 is null)
    or files.status <> 'loaded' and files.reason is null
