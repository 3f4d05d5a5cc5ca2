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
)

select
    cleaned.plain,
    terms.pattern,
    terms.concept,
    terms.kind,
    terms.is_of_which,
    cleaned.says_of_which,
    try_cast(nullif(regexp_extract(cleaned.plain, '(20\d{2})', 1), '') as integer) as heading_year,
    {{ unit_in('cleaned.plain', 'label') }} as unit_name_zh
from cleaned
inner join terms
    -- most patterns are plain words, which are compared without the cost of a regular expression
    on case
        when terms.is_literal then cleaned.heading = terms.pattern
        else regexp_full_match(cleaned.heading, terms.pattern)
    end
qualify row_number() over (
    partition by cleaned.plain, terms.kind order by length(terms.pattern), terms.concept
) = 1
