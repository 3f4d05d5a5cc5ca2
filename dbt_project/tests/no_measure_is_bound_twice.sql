-- Two columns of one group never have the same measure and period. Returns those.
select
    grid_id,
    group_no,
    side,
    block,
    measure_code,
    period,
    list(header_path) as header_paths
from {{ ref('int_columns') }}
where role = 'measure' and measure_code is not null
group by grid_id, group_no, side, block, measure_code, period
having count(*) > 1
