-- One row per document, scope (cover, caption, unit, body) and distinct text in which the document
-- may say what it is. Captions and body count only where they hold a year, a kind or a name: every
-- pattern of a seed is tried on every text.
with

text_rows as (
    select * from {{ ref('int_text_rows') }}
),

statement_grids as (
    select * from {{ ref('int_statement_grids') }}
),

covers as (
    select
        document_sha256,
        'cover' as scope,
        page as place,
        string_agg(plain, '' order by text_row_no) as plain
    from text_rows
    where page <= 3
    group by document_sha256, page
),

-- 部门名称：某局 is a line of its own, whatever the next one begins with
named_lines as (
    select
        document_sha256,
        'cover' as scope,
        page as place,
        plain
    from text_rows
    where
        page <= 3
        and length(plain) <= 60
        and regexp_matches(plain, '{{ account_without_a_year() }}')
),

captions as (
    select
        statement_grids.document_sha256,
        'caption' as scope,
        statement_grids.grid_in_document as place,
        unnest(list_distinct(captions.pieces || [captions.plain])) as plain
    from {{ ref('int_grid_captions') }} as captions
    inner join statement_grids
        on captions.grid_id = statement_grids.grid_id
    where statement_grids.statement_code is not null
),

bodies as (
    select
        document_sha256,
        'body' as scope,
        page as place,
        plain
    from text_rows
    where page > 1 and length(plain) >= 6 and regexp_matches(plain, '{{ kind_words() }}')
),

-- a statement may print whose it is in a column only
in_columns as (
    select
        cells.document_sha256,
        cells.page,
        cells.plain
    from {{ ref('int_cells') }} as heads
    inner join {{ ref('int_grid_bodies') }} as bodies
        on heads.grid_id = bodies.grid_id
        and heads.row_no < bodies.body_row_no
    inner join {{ ref('int_cells') }} as cells
        on heads.grid_id = cells.grid_id
        and heads.column_no = cells.column_no
        and bodies.body_row_no <= cells.row_no
    where
        regexp_full_match(heads.plain, '{{ heading_of_units() }}')
        and not cells.is_blank
        and not regexp_full_match(cells.plain, '{{ name_of_a_total() }}')
),

-- 部门名称 | 北京市商务局 in a form, the only place where some statements say whose they are
in_forms as (
    select
        cells.document_sha256,
        cells.page,
        cells.plain
    from {{ ref('int_cells') }} as labels
    inner join {{ ref('int_cells') }} as cells
        on labels.grid_id = cells.grid_id
        and labels.row_no = cells.row_no
        and labels.last_column_no + 1 = cells.column_no
    where
        regexp_full_match(labels.plain, '{{ label_of_a_department() }}')
        and regexp_matches(cells.plain, '{{ place_in_a_name() }}')
),

-- a list of several names none of them
named_once as (
    {% for named in ('in_columns', 'in_forms') %}
        select
            document_sha256,
            'unit' as scope,
            min(page) as place,
            min(plain) as plain
        from {{ named }}
        group by document_sha256
        having count(distinct plain) = 1
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    document_sha256,
    scope,
    {{ year_in_digits('plain') }} as plain,
    count(*) as times,
    min(place) as first_place
from (
    select * from covers
    union all
    select * from named_lines
    union all
    select * from captions
    where regexp_matches(plain, '{{ year_or_colon() }}') and length(plain) <= 80
    union all
    select * from named_once
    union all
    select * from bodies
    where regexp_matches(plain, '{{ year_of_a_report() }}')
) as printed
group by all
