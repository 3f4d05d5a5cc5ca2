-- One row per form and field that it says of itself in words: project, department, unit. Its grid
-- says so or, where that says nothing, the lines above it.
with

rows_here as (
    select * from {{ ref('int_performance_rows') }}
),

labels as (
    select * from {{ ref('performance_labels') }}
),

-- 单位名称：某局 above the grid, before the unit of its figures
captioned as (
    select
        grid_id,
        caption_no,
        regexp_extract(plain, '^([^:：]+)[:：]', 1) as label_text,
        regexp_extract(
            {{ squeezed_text('text') }}, '^[^:：]+[:：](.+?)(?:{{ unit_at_the_end() }})?$', 1
        ) as value_text
    from {{ ref('int_grid_captions') }}
    where region <> 'page_before'
),

pairs as (
    select
        rows_here.form_id,
        rows_here.row_seq,
        0 as caption_no,
        pairs.field,
        pairs.value_text
    from {{ ref('int_performance_pairs') }} as pairs
    inner join rows_here
        on pairs.grid_id = rows_here.grid_id
        and pairs.row_no = rows_here.row_no
    where rows_here.part = 'header'
    union all
    select
        rows_here.form_id,
        rows_here.row_seq,
        captioned.caption_no,
        labels.field,
        captioned.value_text
    from captioned
    inner join labels
        on regexp_full_match(captioned.label_text, labels.pattern)
        and labels.kind = 'pair'
    inner join rows_here
        on captioned.grid_id = rows_here.grid_id
        and rows_here.row_no = 1
    where captioned.value_text <> ''
)

select
    form_id,
    field,
    value_text
from pairs
qualify row_number() over (
    partition by form_id, field order by caption_no > 0, row_seq, caption_no, value_text
) = 1
