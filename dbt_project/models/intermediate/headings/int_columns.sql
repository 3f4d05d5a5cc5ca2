-- One row per grid and column: its role and, for a column of amounts, its measure and period. A
-- column has no measure, and its amounts are listed as unmapped, where its headings mean nothing we
-- know, or the same as another column beside it, or where it stands in a block we do not know.
with

columns as (
    select * from {{ ref('int_column_roles') }}
),

measures as (
    select * from {{ ref('int_column_measures') }}
),

named as (
    select
        columns.* exclude (heading_year),
        measures.item_path,
        measures.basis,
        measures.measure_code as named_measure,
        coalesce(measures.period, 'current') as period
    from columns
    left join measures
        on columns.grid_id = measures.grid_id
        and columns.column_no = measures.column_no
)

select
    *,
    case
        when
            block <> 'unknown'
            and count(*) over (
                partition by grid_id, group_no, side, block, named_measure, period
            ) = 1
            then named_measure
    end as measure_code,
    named_measure is not null as is_named
from named
