-- One row per row of text outside grids, in reading order, without running headers and page
-- numbers. Running headers and footers are the same words in the margin of three pages, a number
-- that goes with the page apart.
with

text_rows as (
    select
        rows_printed.*,
        {{ squeezed_text('rows_printed.text') }} as shown,
        pages.width as page_width,
        case
            when rows_printed.y0 > pages.height * 0.9 then 'top'
            when rows_printed.y1 < pages.height * 0.14 then 'foot'
        end as margin
    from {{ ref('int_text_rows') }} as rows_printed
    inner join {{ ref('stg_raw__pages') }} as pages
        on rows_printed.document_sha256 = pages.document_sha256
        and rows_printed.page = pages.page
),

-- a sentence or heading in the margin is no header because its figures differ: digits are masked
-- only where nothing but a page number can stand
repeated as (
    select
        document_sha256,
        margin,
        plain
    from text_rows
    where margin is not null
    group by document_sha256, margin, plain
    having count(distinct page) >= 3
),

-- one row per number in a margin, by how far it is from the page's
margin_numbers as (
    select
        document_sha256,
        page,
        text_row_no,
        margin,
        regexp_replace(plain, '[0-9]+', '#', 'g') as masked,
        -- at an end of the row or in 第3页: 公开01表 is no page
        {% set places = [number_at_the_start(), number_at_the_end(), number_of_a_page()] %}
        unnest(list_filter(
            [
                {% for place in places %}
                    page - {{ whole_number("regexp_extract(plain, '" ~ place ~ "', 1)") }},
                {% endfor %}
                null
            ],
            lambda distance: distance is not null
        )) as distance
    from text_rows
    where margin is not null
),

page_numbers as (
    select
        document_sha256,
        page,
        text_row_no
    from text_rows
    where
        margin is not null
        and regexp_full_match(plain, '{{ page_number() }}')
    union
    -- a number that grows with the page on three pages numbers them, whatever words go with it
    select
        document_sha256,
        page,
        text_row_no
    from margin_numbers
    qualify count(distinct page) over (
        partition by document_sha256, margin, masked, distance
    ) >= 3
),

kept as (
    select text_rows.*
    from text_rows
    anti join repeated
        on text_rows.document_sha256 = repeated.document_sha256
        and text_rows.margin = repeated.margin
        and text_rows.plain = repeated.plain
    anti join page_numbers
        on text_rows.document_sha256 = page_numbers.document_sha256
        and text_rows.page = page_numbers.page
        and text_rows.text_row_no = page_numbers.text_row_no
)

select
    document_sha256,
    page,
    text_row_no,
    row_number() over (partition by document_sha256 order by page, text_row_no) as report_row_no,
    plain,
    shown,
    x0,
    y0,
    x1,
    y1,
    font_size,
    is_trusted,
    page_width
from kept
