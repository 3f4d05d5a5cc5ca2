-- One row per figure that did not become a row of fct_statement_amounts, with the reason: nothing
-- is lost in silence. Of figures outside grids there are those that stand apart, as in a table.
with

amounts as (
    select
        amounts.* replace (
            -- the second page of a form whose title stands on the first
            case
                when amounts.statement_code is null and forms.grid_id is not null
                    then 'performance_table'
                else amounts.unmapped_reason
            end as unmapped_reason
        )
    from {{ ref('int_amounts') }} as amounts
    left join {{ ref('int_performance_grids') }} as forms
        on amounts.grid_id = forms.grid_id
    anti join {{ ref('int_performance_cells') }} as performance
        on amounts.cell_id = performance.cell_id
    anti join {{ ref('int_other_figures') }} as others
        on amounts.cell_id = others.cell_id
    where amounts.unmapped_reason is not null
),

-- the code of a statement of a kind we do not know, of which some figures are kept
other_kinds as (
    select distinct
        grids.grid_id,
        others.statement_code
    from {{ ref('int_other_figures') }} as others
    inner join {{ ref('int_statement_grids') }} as grids
        on others.statement_id = grids.statement_id
    where others.name_zh is not null
),

lost as (
    select cells.*
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_cell_roles') }} as roles
        on cells.cell_id = roles.cell_id
    where roles.role = 'lost'
),

listed as (
    select
        cell_id,
        document_sha256,
        page,
        grid_no,
        row_no,
        column_no,
        coalesce(amounts.statement_code, other_kinds.statement_code) as statement_code,
        unmapped_reason as reason_code,
        header_path,
        line_label,
        text as source_text,
        source_bbox
    from amounts
    left join other_kinds
        on amounts.grid_id = other_kinds.grid_id
    union all by name
    select
        lost.cell_id,
        lost.document_sha256,
        lost.page,
        lost.grid_no,
        lost.row_no,
        lost.column_no,
        grids.statement_code,
        'not_placed' as reason_code,
        lost.text as source_text,
        [lost.x0, lost.y0, lost.x1, lost.y1] as source_bbox
    from lost
    inner join {{ ref('int_statement_grids') }} as grids
        on lost.grid_id = grids.grid_id
    union all by name
    select
        cell_id,
        document_sha256,
        page,
        'outside_grids' as reason_code,
        line_text as line_label,
        text as source_text,
        source_bbox
    from {{ ref('int_stray_figures') }}
),

reasons as (
    select * from {{ ref('reasons') }}
)

select
    listed.cell_id,
    listed.document_sha256,
    listed.page,
    listed.grid_no,
    listed.row_no,
    listed.column_no,
    listed.statement_code,
    listed.reason_code,
    reasons.reason_zh as reason,
    listed.header_path,
    listed.line_label,
    listed.source_text,
    cast(listed.source_bbox as double[]) as source_bbox
from listed
left join reasons
    on listed.reason_code = reasons.reason_code
