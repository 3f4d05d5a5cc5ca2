-- One row per merged cell of a grid: its one role. What holds an amount and has no role that says
-- what it is, in a statement we know, is lost.
with

cells as (
    select * from {{ ref('int_cells') }}
),

body as (
    select
        cell_id,
        row_kind
    from {{ ref('int_body_cells') }}
),

bodies as (
    select * from {{ ref('int_grid_bodies') }}
),

columns as (
    select * from {{ ref('int_columns') }}
),

amounts as (
    select cell_id from {{ ref('int_amounts') }}
),

captions as (
    select * from {{ ref('int_grid_captions') }}
    where region = 'frame'
),

grids as (
    select
        grids.grid_id,
        statements.grain
    from {{ ref('int_statement_grids') }} as grids
    inner join {{ ref('int_statement_kinds') }} as statements
        on grids.statement_code = statements.statement_code
),

known as (
    select
        grid_id,
        grain
    from grids
    where grain <> 'performance'
),

performance as (
    select grid_id
    from grids
    where grain = 'performance'
)

select
    cells.cell_id,
    cells.document_sha256,
    cells.grid_id,
    case
        when cells.is_blank then 'blank'
        when amounts.cell_id is not null then 'amount'
        when
            known.grid_id is not null
            and (body.cell_id is null or body.row_kind in ('heading', 'section'))
            and not list_contains(coalesce(bodies.column_number_rows, []), cells.row_no)
            and (
                {{ holds_amount('cells.plain') }} or {{ only_digits('cells.plain') }}
                or {{ amount_in_letters('cells.plain') }}
                or regexp_matches(cells.plain, '\x{FFFC}|{{ unknown_mark() }}{3}')
            ) then 'lost'
        when body.cell_id is null
            then case
                when list_contains(coalesce(bodies.column_number_rows, []), cells.row_no)
                    then 'column_number'
                when captions.grid_id is not null then 'title'
                else 'heading'
            end
        when body.row_kind in ('column_number', 'heading', 'note', 'carried_over')
            then body.row_kind
        when body.row_kind = 'section' then 'heading'
        -- no code and no number of a row has decimals: its heading slipped over amounts
        when
            performance.grid_id is null
            and {{ holds_amount('cells.plain') }}
            and (
                columns.role in ('line_number', 'code', 'year', 'unit')
                or columns.role in ('text', 'ignore', 'attribute') and cells.is_odd_figure
                and known.grid_id is not null
            ) then 'lost'
        -- whole rows of figures ran into a name
        when
            (
                known.grid_id is not null and columns.role = 'label'
                or known.grain = 'two_sided' and columns.role = 'text'
            )
            and regexp_matches(cells.text, '{{ amount_apart() }}') then 'lost'
        when columns.role = 'line_number' then 'line_number'
        when columns.role = 'code' and cells.is_number_like then 'code'
        when
            columns.role = 'ignore'
            and columns.leaf_concept = 'unit_code'
            and cells.is_number_like then 'code'
        when columns.role in ('code', 'label', 'unit', 'year') then 'label'
        when cells.is_dash then 'dash'
        when
            columns.role = 'text'
            and known.grid_id is not null
            and regexp_matches(cells.text, '{{ amount_at_the_end() }}') then 'lost'
        when columns.role in ('text', 'ignore', 'attribute') then 'text'
        -- what is no word, among amounts: marks that no font tells, `零`, a tick
        when
            known.grid_id is not null
            and (
                {{ holds_amount('cells.plain') }} or {{ amount_in_letters('cells.plain') }}
                or not regexp_matches(cells.plain, '\p{L}.*\p{L}')
            ) then 'lost'
        else 'other'
    end as role
from cells
inner join bodies
    on cells.grid_id = bodies.grid_id
left join body
    on cells.cell_id = body.cell_id
left join amounts
    on cells.cell_id = amounts.cell_id
left join captions
    on cells.grid_id = captions.grid_id
    and cells.row_no = captions.row_no
left join columns
    on cells.grid_id = columns.grid_id
    and cells.column_no = columns.column_no
left join known
    on cells.grid_id = known.grid_id
left join performance
    on cells.grid_id = performance.grid_id
