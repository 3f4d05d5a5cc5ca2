-- The title of each grid that has one, and the statement it names. The longest title wins
-- (支出决算表 ends five others), the line nearest to the grid wins, and what stands before the
-- title on its line may be a department or a year but nothing that narrows it, not even where the
-- narrowing word ends inside the title: 政府采购支出表 is no 支出表, and neither is 基本支出表.
with

captions as (
    select * from {{ ref('int_grid_captions') }}
),

-- a performance table carries the name of its project before the title: any words may stand there
titles as (
    select
        {{ plain_text('titles.title') }} as title,
        titles.title as printed_title,
        titles.statement_code,
        statements.grain = 'performance' as is_open
    from {{ ref('statement_titles') }} as titles
    inner join {{ ref('statements') }} as statements
        on titles.statement_code = statements.statement_code
),

qualifiers as (
    select string_agg(term, '|') as pattern from {{ ref('title_qualifiers') }}
),

above as (
    select
        *,
        lag(plain) over (partition by grid_id order by caption_no) as before
    from captions
),

-- a title may be one piece of a row, a row, or two rows; the number of a form (表八) above it is
-- taken off first, for it would swallow the beginning of 一般
candidates as (
    select
        grid_id, caption_no, is_inside, is_here,
        unnest(list_distinct([plain] || pieces)) as plain
    from captions
    union all
    select
        grid_id, caption_no, is_inside, is_here,
        {{ strip_title('before') }} || plain as plain
    from above
),

stripped as (
    select
        *,
        {{ strip_title('plain') }} as title_text
    from candidates
    where plain is not null and length(plain) <= 80
),

title_like as (
    select *
    from stripped
    where
        regexp_matches(title_text, '(表|明细|目录)([(（][^)）]*[)）])?$')
        and not regexp_matches(title_text, '[。;；!！?？]')
        and length(title_text) >= 3
),

matched as (
    select
        title_like.*,
        titles.title,
        titles.printed_title,
        titles.statement_code
    from title_like
    inner join titles
        on ends_with(title_like.title_text, titles.title)
    cross join qualifiers
    where
        titles.is_open
        or title_like.title_text = titles.title
        or not regexp_matches(
            title_like.title_text,
            '^.{0,' || (length(title_like.title_text) - length(titles.title) - 1) || '}('
            || qualifiers.pattern || '|[,，:：、]|收入|支出|收支|详见|参见|包括)'
        )
    qualify row_number() over (
        partition by title_like.grid_id, title_like.caption_no
        order by length(titles.title) desc, length(title_like.title_text)
    ) = 1
),

ranked as (
    select
        title_like.grid_id,
        title_like.caption_no,
        title_like.title_text,
        matched.title,
        matched.printed_title,
        matched.statement_code,
        matched.is_inside
    from title_like
    left join matched
        on title_like.grid_id = matched.grid_id
        and title_like.caption_no = matched.caption_no
    -- from the page before, only a title we know is believed
    where title_like.is_here or matched.statement_code is not null
    qualify row_number() over (
        partition by title_like.grid_id
        order by
            title_like.caption_no desc,
            matched.statement_code is null asc,
            length(title_like.title_text) desc
    ) = 1
)

select * from ranked
