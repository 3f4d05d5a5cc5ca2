-- One row per claim of a text.
{{ config(materialized='view', tags=['across']) }}

select * from {{ ref('narrative_claims') }}
