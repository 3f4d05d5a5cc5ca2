-- One row per file found in the folder by the last run.
select * from {{ source('raw', 'files') }}
