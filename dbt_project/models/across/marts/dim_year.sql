-- One row per fiscal year of loaded documents.
select
    fiscal_year,
    cast(count(*) filter (where document_kind = 'budget') as integer) as budget_count,
    cast(
        count(*) filter (where document_kind = 'final_accounts') as integer
    ) as final_accounts_count
from {{ ref('dim_document') }}
where fiscal_year is not null
group by fiscal_year
