-- One row per grid: the unit of money printed for it, and where. It stands above the grid or at its
-- head, else above an earlier grid of its statement; else it is the last words above the grid,
-- which only performance forms take for a unit (507-某市卫生健康委员会万元).
with

-- `单位：万`, and 元 at the end of the next row, is one unit
rows_of_text as (
    select
        * exclude (plain, text),
        case
            when regexp_matches(plain, '{{ unit_cut_off() }}')
                then regexp_extract(lead(text) over down, '{{ rest_of_a_unit() }}', 1)
            else ''
        end as rest_of_unit,
        plain || rest_of_unit as plain,
        text || rest_of_unit as text
    from {{ ref('int_grid_captions') }}
    window down as (partition by grid_id, region order by caption_no)
),

captions as (
    select
        *,
        {{ unit_in_caption('plain', 'text') }} as unit_text,
        case
            when region <> 'page_before' then {{ unit_in('plain', 'caption_end') }}
        end as last_words
    from rows_of_text
),

-- the line nearest to the grid wins
printed as (
    select
        grid_id,
        arg_max(unit_text, caption_no) as unit_text,
        arg_min(unit_text, caption_no) filter (where region <> 'page_before') as first_unit_text,
        arg_max(last_words, caption_no) as last_words
    from captions
    group by grid_id
),

grids as (
    select
        grids.grid_id,
        printed.unit_text,
        printed.last_words,
        last_value(printed.unit_text ignore nulls) over down as unit_text_so_far,
        -- what contradicts the unit above the first grid does so below it, too
        last_value(
            coalesce(printed.first_unit_text, printed.unit_text) ignore nulls
        ) over down as first_unit_text_so_far
    from {{ ref('int_statement_grids') }} as grids
    left join printed
        on grids.grid_id = printed.grid_id
    window down as (
        partition by grids.document_sha256, grids.statement_seq
        order by grids.grid_in_document
    )
)

select
    grid_id,
    coalesce(unit_text_so_far, last_words) as unit_text,
    case
        when unit_text is not null then 'grid caption'
        when unit_text_so_far is not null then 'earlier grid'
        when last_words is not null then 'end of caption'
    end as decided_by,
    nullif(first_unit_text_so_far, unit_text_so_far) as other_unit_text
from grids
