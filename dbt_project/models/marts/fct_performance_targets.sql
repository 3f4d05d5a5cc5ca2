{{ config(materialized='view') }}

select * from {{ ref('performance_targets') }}
