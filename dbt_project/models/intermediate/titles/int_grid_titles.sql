-- One row per grid with a title of its own, and the statement it names. The line nearest to the grid
-- wins, and of one line the longest title.
with

lines as (
    select * from {{ ref('int_title_lines') }}
),

matched as (
    select * from {{ ref('int_title_matches') }}
),

ranked as (
    select
        lines.grid_id,
        lines.caption_no,
        lines.title_text,
        matched.title,
        matched.qualifier,
        matched.printed_title,
        matched.signature,
        matched.statement_code
    from lines
    left join matched
        on lines.grid_id = matched.grid_id
        and lines.caption_no = matched.caption_no
    -- from the page before, only a title we know is believed
    where lines.region <> 'page_before' or matched.statement_code is not null
    qualify row_number() over (
        partition by lines.grid_id
        order by
            lines.caption_no desc,
            matched.statement_code is null asc,
            length(matched.title) desc,
            length(matched.title_text) asc,
            length(lines.title_text) desc
    ) = 1
),

-- a statement printed with and without the words we do not know, or with two of them, is not told
-- apart by what we know: only the one without is it
contested as (
    select
        *,
        count(distinct coalesce(qualifier, '')) over (
            partition by split_part(grid_id, ':', 1), statement_code
        ) > 1
        and qualifier is not null
        and statement_code not like 'JX%' as is_contested
    from ranked
)

select
    * exclude (qualifier, is_contested)
    replace (case when not is_contested then statement_code end as statement_code)
from contested
