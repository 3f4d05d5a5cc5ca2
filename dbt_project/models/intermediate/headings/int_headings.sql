-- One row per printed cell of a grid's head, with what it means. Of two meanings of one text the
-- statement's grain and classification decide, and the headings beside it, else their kind.
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
),

-- 住房公积金 is in both lists of subjects: beside 社会保障缴费, which is in one, it is of that one
listed as (
    select
        cells.grid_id,
        cells.row_no,
        cells.cell_id,
        list(distinct terms.kind) as lists
    from {{ ref('int_heading_cells') }} as cells
    inner join terms
        on cells.plain = terms.plain
        and terms.kind in ('departmental_economic', 'governmental_economic')
    group by cells.grid_id, cells.row_no, cells.cell_id
),

listed_rows as (
    select
        grid_id,
        row_no,
        bool_or(lists = ['governmental_economic'])
        and not bool_or(lists = ['departmental_economic']) as is_governmental
    from listed
    group by grid_id, row_no
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
left join listed_rows
    on cells.grid_id = listed_rows.grid_id
    and cells.row_no = listed_rows.row_no
left join {{ ref('int_document_facts') }} as facts
    on split_part(cells.statement_id, ':', 1) = facts.document_sha256
left join terms
    on cells.plain = terms.plain
    -- 住房公积金 of a year before it had its code of today
    and coalesce(facts.fiscal_year >= terms.valid_from, terms.valid_from is null)
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
            -- 培训费 at the head of a column is an item of 三公经费 and the like, or a subject
            when
                case
                    when statements.grain not in ('by_function', 'by_economic', 'by_project')
                        then null
                    when ends_with(statements.classification, '_economic')
                        then statements.classification
                    when listed_rows.is_governmental then 'governmental_economic'
                    else 'departmental_economic'
                end
                then 2
            when 'item' then 3
            when 'total' then 4
            when 'amount' then 5
            when 'basis' then 6
            when 'scope' then 7
            else 8
        end,
        terms.kind
) = 1
