-- One row per text above a grid that ends as a title does. One piece of a row, a row, or two rows.
-- The number of a form (表八) above it is removed first, because 一般 begins like a number.
with

above as (
    select
        *,
        lag(plain) over (partition by grid_id order by caption_no) as before
    from {{ ref('int_grid_captions') }}
),

candidates as (
    select
        grid_id,
        caption_no,
        region,
        unnest(list_distinct([plain] || pieces)) as plain
    from above
    union all
    select
        grid_id,
        caption_no,
        region,
        {{ strip_title('before') }} || plain as plain
    from above
),

stripped as (
    select
        *,
        {{ strip_title('plain') }} as title_text
    from candidates
    where plain is not null and length(plain) <= 80
)

select distinct
    grid_id,
    caption_no,
    region,
    title_text
from stripped
where
    regexp_matches(title_text, '{{ title_ending() }}')
    and not regexp_matches(title_text, '[。;；!！?？]')
    and length(title_text) >= 3
