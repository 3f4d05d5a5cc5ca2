-- One row per grid: where its headings end and its body begins. The body begins at the first row
-- that holds a figure, a code, a total line, an ordinal line or nothing at all, and at the latest
-- below the numbers of the columns. A figure with something odd about it (`35,070.58*`) is one.
with

printed as (
    select
        cells.*,
        regexp_full_match(cells.plain, '{{ name_of_a_total() }}') as is_total_label,
        row_number() over (partition by grid_id, row_no order by column_no) as place_in_row
    from {{ ref('int_cells') }} as cells
    where not cells.is_blank
),

printed_rows as (
    select
        grid_id,
        row_no,
        count(*) as printed_count,
        max(column_span) as widest_span,
        max(last_column_no) as last_column_no,
        -- 1, 2, 3 … across (or 栏次): numbers of columns, not figures
        bool_or(plain = '{{ column_numbers_label() }}')
        -- but 项目 | 栏次 | 决算数 are headings
        and (
            bool_or(is_number) or not bool_or(
                regexp_matches(plain, '^\p{Han}{2}')
                and not regexp_full_match(plain, '{{ beside_column_numbers() }}')
            )
        )
        or count(*) filter (
            where is_number and number_printed % 1 = 0 and number_printed > 0 or plain like '*%'
        ) > 1
        and bool_and(
            regexp_full_match(plain, '{{ column_number() }}')
            or place_in_row <= 2 and regexp_full_match(plain, '{{ beside_column_numbers() }}')
            or regexp_full_match(plain, '\*+')
        )
        and coalesce(bool_and(number_printed >= 1) filter (where is_number), false)
        and list(number_printed order by column_no) filter (where is_number)
        = list_sort(
            list(number_printed order by column_no) filter (where is_number)
        )
        -- beside a total they count from one: 合计 | 5 | 8 prints two amounts
        and (
            not bool_or(is_total_label)
            or max(number_printed) filter (where is_number) = count(*) filter (where is_number)
        )
        -- ① ② ③ and A B C count, too, from the first on
        or count(*) filter (where regexp_full_match(plain, '{{ counting_mark() }}')) > 1
        and bool_and(
            regexp_full_match(plain, '{{ counting_mark() }}|{{ beside_column_numbers() }}')
        )
        and len(list_filter({{ counting_marks() }}, lambda marks: starts_with(
            marks,
            string_agg(plain, '' order by column_no)
            filter (where regexp_full_match(plain, '{{ counting_mark() }}'))
        ))) > 0 as is_column_numbers,
        bool_or(
            is_number and not (number_printed between 1990 and 2100 and number_printed % 1 = 0)
            or is_odd_figure and regexp_matches(plain, '[.,，．]\d|^#')
        ) as has_figure,
        bool_or(
            place_in_row <= 4 and is_code and length(plain) in (3, 5, 7)
            or regexp_matches(plain, '^[\[【]\d{3}')
        ) as has_code,
        bool_or(place_in_row = 1 and is_total_label)
        and bool_and(
            place_in_row = 1 or is_number or is_odd_figure or is_dash
            or is_total_label and place_in_row > 1
        )
        and bool_or(place_in_row > 1 and not is_total_label) as is_total_row,
        count(*) = 1 and bool_or(is_total_label) as is_lone_total,
        bool_or(place_in_row = 1 and regexp_matches(plain, {{ leading_ordinal() }})) as has_ordinal
    from printed
    group by grid_id, row_no
),

rows_of_grids as (
    select
        grid_id,
        row_count,
        column_count,
        unnest(range(1, row_count + 1)) as row_no
    from {{ ref('int_grids') }}
),

-- a row that a merged heading reaches into is no empty row
spanned as (
    select distinct
        grid_id,
        unnest(range(row_no + 1, last_row_no + 1)) as row_no
    from {{ ref('int_cells') }}
    where row_span > 1 and not is_blank
),

judged as (
    select
        rows_of_grids.*,
        coalesce(printed_rows.is_column_numbers, false) as is_column_numbers,
        coalesce(lag(printed_rows.is_column_numbers) over (
            partition by rows_of_grids.grid_id order by rows_of_grids.row_no
        ), false)
        and not coalesce(printed_rows.is_column_numbers, false) as is_below_numbers,
        case
            when coalesce(printed_rows.is_column_numbers, false) then false
            when printed_rows.grid_id is null
                then spanned.grid_id is null and rows_of_grids.row_no > 1
            else
                printed_rows.has_figure or printed_rows.has_code or printed_rows.is_total_row
                or rows_of_grids.row_no > 1 and (
                    printed_rows.is_lone_total or printed_rows.has_ordinal
                    and printed_rows.widest_span < printed_rows.last_column_no
                )
                -- an ordinal alone may be a caption, but not below headings
                or printed_rows.has_ordinal and max(printed_rows.printed_count) over (
                    partition by rows_of_grids.grid_id order by rows_of_grids.row_no
                    rows between unbounded preceding and 1 preceding
                ) > 1 and printed_rows.widest_span = 1
        end as is_body
    from rows_of_grids
    left join printed_rows
        on rows_of_grids.grid_id = printed_rows.grid_id
        and rows_of_grids.row_no = printed_rows.row_no
    left join spanned
        on rows_of_grids.grid_id = spanned.grid_id
        and rows_of_grids.row_no = spanned.row_no
)

select
    grid_id,
    any_value(row_count) as row_count,
    any_value(column_count) as column_count,
    least(
        coalesce(min(row_no) filter (where is_body), any_value(row_count) + 1),
        coalesce(min(row_no) filter (where is_below_numbers), any_value(row_count) + 1)
    ) as body_row_no,
    list(row_no order by row_no) filter (where is_column_numbers) as column_number_rows
from judged
group by grid_id
