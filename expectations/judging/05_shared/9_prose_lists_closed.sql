-- One row per amount of the running text that ends a list as its total (…，合计、收入总量为), with the sum of
-- the amounts right before it that comes nearest: what ends where the list begins is for the reader
-- to say, so that any run of them may be meant.
create or replace temp table closed_lists as
with totals as (
    select *
    from prose_figures
    where
        role = 'amount' and value > 0 and half_width > 0
        and regexp_matches(
            clause, '^(收入|支出|收支|以上|上述)?(各项)?(合计|共计|总计|总量)(金额|资金)?(为|是|达)?$'
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
    from totals
    inner join prose_figures as parts
        on totals.document_sha256 = parts.document_sha256
        and totals.paragraph_no = parts.paragraph_no
        and parts.place between totals.place - 12 and totals.place - 1
        and parts.role = 'amount'
        -- 上年结转 is an addend of this year
        and (not parts.is_past or regexp_matches(parts.clause, '结转|结余'))
        -- what is told of a part in brackets, or as a part of a part
        and not regexp_matches(parts.lead, '^\(|其中')
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
    arg_min(as_figure(expected), (abs(expected - total.value), parts)) as expected,
    arg_min(as_figure(allowed), (abs(expected - total.value), parts)) as allowed,
    arg_min(parts, (abs(expected - total.value), parts)) as parts,
    arg_min(is_trusted, (abs(expected - total.value), parts)) and any_value(total.is_trusted)
        as is_trusted,
    -- 加上结转…: the words say that all is told
    arg_min(is_added, (abs(expected - total.value), parts)) as is_added,
from runs
where parts >= 2
group by document_sha256, paragraph_no, place;
