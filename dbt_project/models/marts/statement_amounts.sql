{{ config(materialized='view') }}
select * from {{ ref('fct_statement_amounts') }}
