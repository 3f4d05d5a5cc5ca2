-- One row per amount that stands apart outside every grid, as in a table that was not read as one.
with

pages as (
    select
        document_sha256,
        page
    from {{ ref('stg_raw__pages') }}
    where
        len(list_filter(
            warnings,
            lambda warning:
            warning like 'figures_astray:%' or warning like 'figures_without_grid:%'
        )) > 0
),

lines as (
    select
        lines.*,
        regexp_extract_all(
            {{ fold_forms('lines.text') }},
            '(?:^|\s)([-−(]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2,})[)]?)',
            1
        ) as amounts
    from {{ ref('stg_raw__lines') }} as lines
    inner join pages
        on lines.document_sha256 = pages.document_sha256
        and lines.page = pages.page
    where
        not regexp_matches(
            regexp_replace(lines.text, '{{ ordinal_of_a_line() }}', ' ', 'g'), '{{ prose_marks() }}'
        )
),

numbered as (
    select
        *,
        unnest(range(1, len(amounts) + 1)) as figure_no
    from lines
)

select
    substr(document_sha256, 1, 12) || ':p' || page || ':l' || line_no || ':f' || figure_no
        as cell_id,
    document_sha256,
    page,
    text as line_text,
    amounts[figure_no] as text,
    [x0, y0, x1, y1] as source_bbox
from numbered
