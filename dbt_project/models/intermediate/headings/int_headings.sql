-- One row per printed cell of a grid's head, with what it means. Of two meanings of one text the
-- statement's grain decides, else their kind.
select
    cells.*,
    terms.concept,
    terms.kind,
    terms.is_of_which,
    terms.says_of_which,
    terms.heading_year,
    terms.unit_name_zh
from {{ ref('int_heading_cells') }} as cells
left join {{ ref('statements') }} as statements
    on cells.statement_code = statements.statement_code
left join {{ ref('int_heading_terms') }} as terms
    on cells.plain = terms.plain
    and (terms.kind not in ('side', 'block') or coalesce(statements.grain, '') = 'two_sided')
qualify row_number() over (
    partition by cells.cell_id
    order by
        case terms.kind
            when 'side' then 1
            when 'block' then 2
            when 'item' then 3
            when 'total' then 4
            when 'amount' then 5
            when 'basis' then 6
            when 'scope' then 7
            else 8
        end
) = 1
