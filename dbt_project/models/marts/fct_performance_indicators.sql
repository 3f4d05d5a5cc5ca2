-- One row per row of performance_indicators: the fact behind it.
{{ config(materialized='view', tags=['across']) }}

select * from {{ ref('performance_indicators') }}
