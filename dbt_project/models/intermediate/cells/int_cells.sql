-- One row per merged cell of a grid, with the forms of its text that later models compare.
with

cells as (
    select * from {{ ref('stg_raw__cells') }}
),

folded as (
    select
        {{ cell_key('cells') }} as cell_id,
        {{ grid_key('cells') }} as grid_id,
        cells.*,

        {{ plain_text('cells.text') }} as plain,
        {{ squeezed_text('cells.text') }} as squeezed,
        {{ number_text('cells.text') }} as number_text
    from cells
),

parsed as (
    select
        *,
        {{ parse_number('number_text') }} as number,
        row_no + row_span - 1 as last_row_no,
        column_no + column_span - 1 as last_column_no,
        plain = '' as is_blank,
        {{ is_dash('plain') }} as is_dash,
        -- digits and the marks of figures only, whether or not they make one
        {{ number_like('plain') }} as is_number_like
    from folded
)

select
    * exclude (number),
    number as number_printed,
    number is not null as is_number,
    -- half of the last printed digit, in the printed unit
    case
        when number is not null
            then cast(0.5 as decimal(24, 10)) / cast(
                pow(10, length(coalesce(nullif(regexp_extract(number_text, '\.(\d+)', 1), ''), '')))
                as decimal(24, 0)
            )
    end as half_last_digit,
    regexp_full_match(plain, '\d{3}(\d{2}){0,2}') as is_code
from parsed
