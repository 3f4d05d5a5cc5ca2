-- One row per row of performance_projects: the fact behind it.
{{ config(materialized='view') }}

select * from {{ ref('performance_projects') }}
