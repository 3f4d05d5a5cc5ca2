-- One row per kind of funds, with the kind it is part of.
{{ config(materialized='view') }}

select
    fund_code,
    name_zh,
    name_en,
    parent_code
from {{ ref('funds') }}
