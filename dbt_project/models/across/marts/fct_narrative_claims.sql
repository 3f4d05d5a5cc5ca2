-- One row per claim of a text.
{{ config(materialized='view') }}

select * from {{ ref('narrative_claims') }}
