-- One row per statement we know.
select
    statement_code,
    document_kind,
    form_no,
    name_zh,
    name_en,
    grain,
    fund_scope,
    repeats_statement_code,
    is_in_contract
from {{ ref('int_statement_kinds') }}
