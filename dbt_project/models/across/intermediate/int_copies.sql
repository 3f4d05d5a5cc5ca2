-- One row per document that prints and carries the same as another one in the folder, with that
-- one.
with

-- a copy is no document of its own: staging, which has the current ones, leaves it out
readings as (
    select
        document_sha256,
        content_sha256
    from {{ source('raw', 'documents') }}
),

documents as (
    {{ current_rows('documents') }}
)

select
    readings.document_sha256,
    min(documents.document_sha256) as original_sha256
from readings
inner join documents
    on readings.content_sha256 = documents.content_sha256
where readings.document_sha256 <> documents.document_sha256
group by readings.document_sha256
