-- One row per row of performance_targets: the fact behind it.
{{ config(materialized='view') }}

select * from {{ ref('performance_targets') }}
