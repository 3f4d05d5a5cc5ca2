-- One row per printed cell of a grid's head, with what it means. Of two meanings of one text the
-- statement's grain and classification decide, else their kind.
with

terms as (
    select * from {{ ref('int_heading_terms') }}
    union all by name
    select * from {{ ref('int_headings_of_forms') }}
    union all by name
    select * from {{ ref('int_composed_headings') }}
),

-- 收入 | 支出 over names and amounts, with no names before them: a table of two sides, whatever its
-- title says (政府性基金收支表)
sided as (
    select cells.grid_id
    from {{ ref('int_heading_cells') }} as cells
    inner join terms
        on cells.plain = terms.plain
    where terms.kind in ('side', 'code', 'label', 'unit')
    group by cells.grid_id
    having
        count(*) filter (
            where terms.kind = 'side' and cells.last_column_no > cells.column_no
        ) >= 2
        and count(distinct terms.concept) filter (where terms.kind = 'side') = 2
        and min(cells.column_no) filter (where terms.kind = 'side')
        <= coalesce(min(cells.column_no) filter (where terms.kind <> 'side'), 1000)
)

select
    cells.*,
    terms.concept,
    case
        when terms.kind in ('departmental_economic', 'governmental_economic') then 'item'
        else terms.kind
    end as kind,
    terms.is_of_which,
    terms.says_of_which,
    terms.heading_year,
    terms.unit_name_zh,
    coalesce(terms.is_composed, false) as is_composed
from {{ ref('int_heading_cells') }} as cells
left join {{ ref('int_statement_kinds') }} as statements
    on cells.statement_code = statements.statement_code
left join sided
    on cells.grid_id = sided.grid_id
left join terms
    on cells.plain = terms.plain
    and (
        terms.kind not in ('side', 'block')
        or coalesce(statements.grain, '') = 'two_sided'
        or sided.grid_id is not null
    )
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
            when coalesce(statements.classification, 'departmental_economic') then 8
            else 9
        end,
        terms.kind
) = 1
