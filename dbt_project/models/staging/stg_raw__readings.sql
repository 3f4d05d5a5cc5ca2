-- One row per reading of a document that the raw layer keeps, current or not.
select
    document_sha256,
    extraction_id,
    content_sha256
from {{ source('raw', 'documents') }}
