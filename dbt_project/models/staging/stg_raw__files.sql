-- One row per file found in the folder by the last run.
with

source as (
    select * from {{ source('raw', 'files') }}
)

select * from source
