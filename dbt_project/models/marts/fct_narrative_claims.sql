{{ config(materialized='view') }}

select * from {{ ref('narrative_claims') }}
