-- One row per grid with a title of its own, and the statement it names. The line nearest to the
-- grid wins, and of one line the longest title.
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
        matched.statement_code,
        matched.second_statement_code,
        matched.fund_rank
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
            length(lines.title_text) desc,
            -- a title known whole is not read by its words: 机构运行信息表 is more than 机构运行
            matched.printed_title is null asc,
            matched.statement_code asc
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
        and statement_code not like 'JX%' as is_contested,
        -- 财政拨款三公经费 and 一般公共预算三公经费 in one report are two statements
        fund_rank > min(fund_rank) over (
            partition by split_part(grid_id, ':', 1), statement_code
        ) as is_second
    from ranked
)

select
    * exclude (is_contested, second_statement_code, fund_rank, is_second)
    replace (
        case
            when is_contested then null
            when is_second then coalesce(second_statement_code, statement_code)
            else statement_code
        end as statement_code
    )
from contested
