-- One row per run of numbered paragraphs ((一)…（二）…, 1.…2.…) that each begin with an amount, and
-- amount told before it that may be their total: the outline of a text is a breakdown too.
create or replace table outline_runs as
with begun as (
    select
        *,
        number <> coalesce(lag(number) over siblings, -1) + 1 as begins,
    from outline_points
    window siblings as (
        partition by document_sha256, parent_point, rank order by paragraph_no
    )
),

-- deeper points under no heading of their rank belong to the point before them
runs as (
    select
        *,
        sum(begins::integer) over (
            partition by document_sha256, parent_point, rank order by paragraph_no
        ) as run_no,
    from begun
)

select
    document_sha256,
    parent_point,
    rank,
    run_no,
    min(paragraph_no) as first_paragraph,
    count(figures) as parts,
    as_figure(sum(figures.value)) as expected,
    as_figure(sum(if(figures.value = 0, 0, figures.half_width))) as half_widths,
    bool_and(coalesce(figures.is_trusted, true)) as is_trusted,
    list(figures order by paragraph_no) filter (figures is not null) as figures,
    list(words order by paragraph_no) as words,
from runs
group by all
having count(figures) >= 2 and count(*) filter (figures.value > 0) >= 2;

-- An amount of the paragraphs right before the run, from its heading on.
create or replace table outline_totals as
select
    runs.*,
    totals as total,
    runs.half_widths + totals.half_width as allowed,
    -- 三公经费: 1.因公出国… 2.公务接待… 3.公务用车…: the points name all that the amount has
    not totals.is_past and len(runs.figures) = len(runs.words)
    -- 购置及运行费34.01万元,其中购置全年预算数为…: one point begins with a budget, another does not
    and len(list_distinct(list_transform(
        runs.figures, lambda figure: contains(figure.clause, '预算')
    ))) = 1
    and exists (
        select 1 from input_whole_points as whole
        where len(whole.names) = len(runs.words) + 1
            and regexp_matches(totals.clause, whole.names[1])
            and list_bool_and(list_transform(
                whole.names[2:], lambda name: list_bool_or(list_transform(
                    runs.words, lambda words: regexp_matches(words, name)
                ))
            ))
    ) as is_whole,
    abs(runs.expected - totals.value) as distance,
from outline_runs as runs
inner join prose_figures as totals
    on runs.document_sha256 = totals.document_sha256
    and totals.paragraph_no < runs.first_paragraph
    and totals.paragraph_no >= greatest(coalesce(runs.parent_point, 0), runs.first_paragraph - 4)
    and totals.role = 'amount' and totals.value > 0 and totals.half_width > 0
    -- 支出决算40万元: 1.…年初预算20万元,支出决算…: what was planned adds up to no outturn
    and (
        contains(totals.clause, '预算') or not list_bool_and(list_transform(
            runs.figures, lambda figure: regexp_matches(figure.clause, '(年初|全年|调整)预算')
        ))
    );
