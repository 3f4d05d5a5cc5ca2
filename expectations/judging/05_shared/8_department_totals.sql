-- One row per list of tasks of a whole department (预算金额（万元）) with its 金额合计.
create or replace table department_totals as
select
    labels.document_sha256,
    labels.page,
    arg_max(figures.text, as_figure(replace(figures.plain, ',', ''))) as source_text,
    as_figure(max(as_figure(replace(figures.plain, ',', ''))) * 10000) as value,
from input_printed_cells as labels
inner join input_printed_cells as figures
    on labels.document_sha256 = figures.document_sha256 and labels.page = figures.page
    and labels.grid_no = figures.grid_no and labels.row_no = figures.row_no
    and regexp_full_match(figures.plain, '[\d,]+(\.\d+)?')
where labels.plain = '金额合计'
    and exists (
        select 1 from input_printed_cells as heads
        where heads.document_sha256 = labels.document_sha256 and heads.page = labels.page
            and heads.grid_no = labels.grid_no and heads.row_no < labels.row_no
            and regexp_full_match(heads.plain, '预算金额[(（]万元[)）]')
    )
group by labels.document_sha256, labels.page;
