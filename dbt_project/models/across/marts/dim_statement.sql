-- One row per statement we know, and per title of a kind we do not know that a loaded report
-- prints.
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
union all by name
select
    statement_code,
    any_value(document_kind) as document_kind,
    min(name_zh) as name_zh,
    'another statement' as name_en,
    'by_item' as grain,
    false as is_in_contract
from {{ ref('int_other_figures') }}
where name_zh is not null
group by statement_code
