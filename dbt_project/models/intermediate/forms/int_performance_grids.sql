-- One row per grid that performance forms are printed in. Its title says so, or its headings where
-- no title does, or it goes on from such a grid.
with

grids as (
    select * from {{ ref('int_statement_grids') }}
),

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

captions as (
    select * from {{ ref('int_grid_captions') }}
    where region <> 'page_before'
),

heads as (
    select
        grid_id,
        bool_or(has_actual and has_score) as is_evaluation
    from {{ ref('int_performance_heads') }}
    group by grid_id
),

judged as (
    select
        grids.*,
        statements.grain = 'performance' as is_titled,
        heads.grid_id is not null as has_heading,
        -- what follows untitled headings in columns that agree goes on with them
        bool_or(heads.grid_id is not null) over (
            partition by grids.statement_id order by grids.grid_in_document
        ) as is_continued,
        followers.grid_id is not null as is_follower,
        coalesce(heads.is_evaluation, false) as is_evaluation
    from grids
    left join statements
        on grids.statement_code = statements.statement_code
    left join heads
        on grids.grid_id = heads.grid_id
    left join {{ ref('int_performance_followers') }} as followers
        on grids.grid_id = followers.grid_id
    where grids.statement_code is null or statements.grain = 'performance'
),

-- the title as this page prints it: int_grid_titles may have put the foot of the page before first
spelt as (
    select
        grid_id,
        caption_no,
        unnest([plain, lag(plain) over (partition by grid_id order by caption_no) || plain])
            as plain
    from captions
),

titled as (
    select
        spelt.grid_id,
        spelt.plain as title
    from spelt
    inner join judged
        on spelt.grid_id = judged.grid_id
    where ends_with(judged.title_text, spelt.plain) or ends_with(spelt.plain, judged.title_text)
    qualify row_number() over (
        partition by spelt.grid_id
        order by
            ends_with(judged.title_text, spelt.plain) desc,
            case
                when ends_with(judged.title_text, spelt.plain) then -length(spelt.plain) else
                    length(spelt.plain)
            end
    ) = 1
)

select
    judged.grid_id,
    judged.document_sha256,
    judged.page,
    judged.grid_no,
    judged.grid_in_document,
    coalesce(
        judged.statement_code,
        case when judged.is_evaluation then 'JX01' else 'JX02' end
    ) as statement_code,
    judged.statement_code is not null as is_titled,

    case when judged.has_title then coalesce(titled.title, judged.title_text) end as title,
    judged.row_count
from judged
left join titled
    on judged.grid_id = titled.grid_id
where
    judged.is_titled
    or judged.has_heading
    or judged.is_continued
    or judged.is_follower
