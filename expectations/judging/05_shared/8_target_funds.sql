-- One row per figure that the funds of a budget's targets may be (`target_totals`): totals that statements
-- print, sums of the forms of projects; and one row per form of a project (`target_forms`).
create or replace table target_forms as
select
    document_sha256,
    coalesce(project_name, '') as project_name,
    source_page as page,
    max(value) filter (fund_code = 'total') as total,
    max(value) filter (fund_code = 'fiscal') as fiscal,
    bool_and(is_trusted) as is_trusted,
from input_funds
where statement_code = 'JX02' and measure_code = 'annual_budget' and unit = 'yuan'
group by document_sha256, coalesce(project_name, ''), unit_name, source_page;

create or replace table target_totals as
with sums as (
    select
        document_sha256,
        unnest([sum(total), sum(fiscal)]) as value,
        100 * count(*) as half_width,
        bool_and(is_trusted) as is_trusted,
        min(page) as page,
    from target_forms
    group by document_sha256
)

select
    parts.document_sha256,
    figures.value as value,
    figures.half_width as half_width,
    figures.is_trusted as is_trusted,
    -- what a message names first
    figures.statement_code = 'YS03' and figures.is_total
    and figures.measure_code in ('total', 'amount') as is_whole_budget,
    figure_place(figures) as place_text,
    place_of(figures) as printed,
from input_parts as parts
inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
where figures.unit = 'yuan' and figures.value > 0
    and (
        figures.is_total or regexp_matches(figures.line_label, '[总合]计$')
        -- a statement by units has the department in a line of its own
        or regexp_matches(figures.measure_code, 'project|total')
    )
union all by name
select
    document_sha256,
    as_figure(value) as value,
    as_figure(half_width) as half_width,
    is_trusted,
    false as is_whole_budget,
    '第' || page || '页起绩效目标表的合计' as place_text,
    page_place(page, '绩效目标表') as printed,
from sums
where value > 0;
