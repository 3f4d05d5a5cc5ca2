-- One row per line of text outside grids.
with

source as (
    select * from {{ source('raw', 'lines') }}
),

current_extractions as (
    select * from {{ source('raw', 'current') }}
),

renamed as (
    select source.* exclude (extraction_id)
    from source
    semi join current_extractions
        on source.document_sha256 = current_extractions.document_sha256
        and source.extraction_id = current_extractions.extraction_id
)

select * from renamed
