-- One row per merged cell of a grid, with the forms of its text that later models compare.
with

cells as (
    select
        *,
        {{ code_before_its_name('text') }} as told
    from {{ ref('stg_raw__cells') }}
),

folded as (
    select
        {{ cell_key('cells') }} as cell_id,
        coalesce(halves.whole_grid_id, {{ grid_key('cells') }}) as grid_id,
        -- a half goes on where the one before it ends
        cells.* exclude (told) replace (
            cells.column_no + coalesce(halves.columns_before, 0) as column_no
        ),

        {{ plain_text('cells.told') }} as plain,
        {{ squeezed_text('cells.told') }} as squeezed,
        {{ number_text('cells.text') }} as number_text
    from cells
    left join {{ ref('int_grid_halves') }} as halves
        on {{ grid_key('cells') }} = halves.grid_id
),

joined as (
    select
        * replace ({{ joined_number('number_text') }} as number_text),
        {{ thousands_habit('number_text') }} as thousands
    from folded
),

-- a habit is one where three figures show it and none of the grid says otherwise
habits as (
    select
        grid_id,
        case
            when count(*) filter (where thousands <> 'spaces') = 0 then 'spaces'
            when count(*) filter (where thousands not in ('last_comma', 'one_comma')) = 0
                then 'last_comma'
        end as habit
    from joined
    where thousands is not null
    group by grid_id
    having count(*) filter (where thousands in ('spaces', 'last_comma')) >= 3
),

settled as (
    select
        joined.* exclude (thousands) replace (
            case
                when habits.habit is not null
                    then regexp_replace(joined.number_text, '[,\p{Z}]', '', 'g')
                else joined.number_text
            end as number_text
        ),
        habits.habit as thousands_habit
    from joined
    left join habits
        on joined.grid_id = habits.grid_id
        and joined.thousands = habits.habit
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
        {{ number_like('plain') }} as is_number_like,
        {{ odd_figure('plain') }} as is_like_odd_figure,
        {{ holds_figure('plain') }} as holds_figure
    from settled
)

-- a line from side to side that strikes figures out is an edge of their cells
select
    * exclude (number, is_like_odd_figure) replace (
        is_trusted and not coalesce(
            number is not null and text_source <> 'ocr' and least(
                abs(ink_y0 + ink_y1 - 2 * y0), abs(ink_y0 + ink_y1 - 2 * y1)
            ) < 0.5 * (ink_y1 - ink_y0),
            false
        ) as is_trusted
    ),
    number as number_printed,
    number is not null as is_number,
    number is null and is_like_odd_figure as is_odd_figure,
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
