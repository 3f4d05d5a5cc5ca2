-- One row per text above a grid that ends as a title does. One piece of a row, a row, or two rows
-- of one page; below the number of its form a title may lack its last word. That number (表八) is
-- removed first, because 一般 begins like one.
with

above as (
    select
        *,
        lag(plain) over (
            partition by grid_id, region = 'page_before' order by caption_no
        ) as before,
        lead(plain) over in_region as after,
        row_number() over (
            partition by grid_id, region = 'page_before' order by caption_no desc
        ) as rows_to_the_grid
    from {{ ref('int_grid_captions') }}
    window in_region as (partition by grid_id, region = 'page_before' order by caption_no)
),

title_words as (
    select
        string_agg(regexp_escape(term), '|' order by length(term) desc, term) as words,
        string_agg(regexp_escape(term), '|' order by term) filter (where dimension = 'kind')
            as kinds
    from {{ ref('title_terms') }}
),

-- a row that speaks of funds or spending and ends in the middle: the row below it is its rest
begun as (
    select distinct
        above.grid_id,
        above.caption_no
    from above
    inner join {{ ref('title_terms') }} as terms
        on contains(above.before, terms.term)
    where
        terms.dimension in ('fund', 'subject')
        and not regexp_matches(above.before, '{{ no_begun_title() }}')
),

candidates as (
    select
        grid_id,
        caption_no,
        region,
        false as is_joined,
        unnest(list_distinct([plain] || pieces)) as plain
    from above
    union all
    select
        grid_id,
        caption_no,
        region,
        true as is_joined,
        {{ strip_title('before') }} || plain as plain
    from above
    union all
    -- 一般公共预算机关运行经费 below the number of its form
    select
        grid_id,
        caption_no,
        region,
        false as is_joined,
        plain || '{{ statement_word() }}' as plain
    from above
    where
        regexp_full_match(before, '{{ number_of_a_form() }}')
        and regexp_matches(
            regexp_replace(plain, '(\([^()]*\))+$', ''), '{{ open_title_ending() }}'
        )
    union all
    -- 部门政府采购预算, known word for word, above the row of the unit
    select
        above.grid_id,
        above.caption_no,
        above.region,
        false as is_joined,
        above.plain || '{{ statement_word() }}' as plain
    from above
    cross join title_words
    where
        above.rows_to_the_grid = 2
        and regexp_matches(above.after, '{{ unit_cell() }}')
        and regexp_full_match(
            above.plain, '(' || title_words.words || '){2,}(' || title_words.kinds || ')'
        )
),

stripped as (
    select
        *,
        {{ strip_title('plain') }} as title_text
    from candidates
    where plain is not null and length(plain) <= 80
)

select
    stripped.grid_id,
    stripped.caption_no,
    stripped.region,
    stripped.title_text,
    -- no title by itself, only as the end of the row above it
    bool_and(begun.grid_id is not null and not stripped.is_joined) as is_rest
from stripped
left join begun
    on stripped.grid_id = begun.grid_id
    and stripped.caption_no = begun.caption_no
where
    regexp_matches(title_text, '{{ title_ending() }}')
    and not regexp_matches(title_text, '[。;；!！?？]')
    and length(title_text) >= 3
group by all
