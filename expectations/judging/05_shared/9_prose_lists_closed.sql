-- One row per amount of the running text that ends a list as its total (…，合计、收入总量为), with the sum of
-- the amounts right before it that comes nearest: what ends where the list begins is for the reader
-- to say, so that any run of them may be meant.
create or replace table closed_lists as
with bracketed_figures as (
    select
        *,
        starts_with(lead, '(') or sum(
            length(replace(lead, ')', '')) - length(replace(lead, '(', ''))
        ) over (
            partition by document_sha256, paragraph_no, sentence_no order by place
        ) > 0 as is_in_brackets,
    from prose_figures
),

totals as (
    select *
    from prose_figures
    where
        role = 'amount' and value > 0 and half_width > 0
        and regexp_matches(
            clause, '^([^,;。:\d]{0,12}(收入|支出)|收支|以上|上述)?(各项)?(合计|共计|总计|总量)(金额|资金)?(为|是|达)?$'
        )
),

runs as (
    select
        totals.document_sha256,
        totals.paragraph_no,
        totals.place,
        totals as total,
        parts.place as part_place,
        sum(parts.value) over run as expected,
        sum(parts.half_width) over run + totals.half_width as allowed,
        count(*) over run as parts,
        bool_and(parts.is_trusted) over run as is_trusted,
        bool_or(starts_with(regexp_replace(parts.lead, '^[,;。]', ''), '加')) over run as is_added,
        -- 623946万元,…。加上…、…,支出总计754984万元: all that the paragraph told up to here
        is_added and parts.place = min(parts.place) over (
            partition by totals.document_sha256, totals.paragraph_no, totals.place
        ) as is_all,
    from totals
    inner join bracketed_figures as parts
        on totals.document_sha256 = parts.document_sha256
        and totals.paragraph_no = parts.paragraph_no
        and parts.place between totals.place - 12 and totals.place - 1
        and parts.role = 'amount'
        -- 上年结转 is an addend of this year
        and (not parts.is_past or regexp_matches(parts.clause, '结转|结余'))
        -- what is told of a part in brackets, or as a part of a part
        and not parts.is_in_brackets and not contains(parts.lead, '其中')
    window run as (
        partition by totals.document_sha256, totals.paragraph_no, totals.place
        order by parts.place desc
    )
)

select
    document_sha256,
    paragraph_no,
    place,
    any_value(total) as total,
    arg_min(as_figure(expected), nearness) as expected,
    arg_min(as_figure(allowed), nearness) as allowed,
    arg_min(parts, nearness) as parts,
    arg_min(is_trusted, nearness) and any_value(total.is_trusted) as is_trusted,
    -- 加上结转…: the words say that all is told
    arg_min(is_added, nearness) as is_added,
from (
    select
        *,
        (
            case
                when abs(expected - total.value) <= allowed then 0
                when
                    is_all
                    and is_about_one_digit(expected - total.value, allowed, 2 * total.half_width)
                    then 1
                else 2
            end,
            abs(expected - total.value),
            parts
        ) as nearness,
    from runs
)
where parts >= 2
group by document_sha256, paragraph_no, place;
