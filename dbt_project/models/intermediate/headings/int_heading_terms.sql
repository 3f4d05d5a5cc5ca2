-- One row per distinct heading text and kind of meaning it can have. A heading may mean two things
-- (功能分类 names a block on a two-sided statement and a column of names elsewhere); the statement's
-- grain decides in int_header_paths.
with

heading_cells as (
    select distinct cells.plain
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_grid_bodies') }} as bodies
        on cells.grid_id = bodies.grid_id
    where
        cells.row_no < bodies.body_row_no
        and not cells.is_blank
        and length(cells.plain) <= 60
),

terms as (
    select
        *,
        pattern = regexp_escape(pattern) as is_literal
    from {{ ref('heading_terms') }}
),

cleaned as (
    select
        plain,
        starts_with(plain, '{{ of_which() }}') as says_of_which,
        regexp_replace(
            regexp_replace(plain, '{{ before_a_heading() }}', ''),
            '{{ behind_a_heading() }}', ''
        ) as heading
    from heading_cells
),

headings as (
    select distinct heading from cleaned
),

-- each heading is tried on the patterns once; most patterns are plain words, looked up as they are
matched as (
    select
        headings.heading,
        terms.*
    from headings
    inner join terms
        on headings.heading = terms.pattern
    where terms.is_literal
    union all by name
    select
        headings.heading,
        terms.*
    from headings
    inner join terms
        on regexp_full_match(headings.heading, terms.pattern)
    where not terms.is_literal
)

select
    cleaned.plain,
    matched.pattern,
    matched.concept,
    matched.kind,
    matched.is_of_which,
    cleaned.says_of_which,
    {{ whole_number("regexp_extract(cleaned.plain, '(20\\d{2})', 1)") }} as heading_year,
    {{ unit_in('cleaned.plain', 'label') }} as unit_name_zh
from cleaned
inner join matched
    on cleaned.heading = matched.heading
qualify row_number() over (
    partition by cleaned.plain, matched.kind order by length(matched.pattern), matched.concept
) = 1
