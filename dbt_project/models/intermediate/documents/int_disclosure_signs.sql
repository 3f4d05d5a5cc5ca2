-- One row per document that does not name its kind and year, and shows all the same that it is a
-- disclosure. The sign is the heading of a column, or a title on its first page.
with

patterns as (
    select * from {{ ref('document_patterns') }}
    where field = 'disclosure'
),

nameless as (
    select document_sha256
    from {{ ref('int_document_facts') }}
    where document_kind is null or fiscal_year is null
),

headings as (
    select distinct
        cells.document_sha256,
        'heading' as scope,
        cells.plain
    from {{ ref('int_cells') }} as cells
    inner join nameless
        on cells.document_sha256 = nameless.document_sha256
    inner join {{ ref('int_grid_bodies') }} as bodies
        on cells.grid_id = bodies.grid_id
        and cells.row_no < bodies.body_row_no
),

-- of a document without a table a title tells little: it may be a notice about reports
titles as (
    select distinct
        text_rows.document_sha256,
        'title' as scope,
        text_rows.plain
    from {{ ref('int_text_rows') }} as text_rows
    inner join headings
        on text_rows.document_sha256 = headings.document_sha256
    where text_rows.page = 1
),

printed as (
    select * from headings
    union all
    select * from titles
)

select
    printed.document_sha256,

    bool_or(printed.scope = 'title') as has_title
from printed
inner join patterns
    on printed.scope = patterns.scope
    and regexp_matches(printed.plain, patterns.pattern)
group by printed.document_sha256
