-- One row per selector of the terms of kind sums_agree and figure that it names. `sum_terms` and
-- `sum_parts` are the terms as read by `terms/sums.py`, one row a selector.

create or replace table sum_selectors as
select distinct
    selector, codes, statement_code, side, measure_code, line_kind, line_words, above, is_below,
from sum_parts;

-- the figures of a report's own statements, in the order they are printed
create or replace table sum_figures as
select
    parts.document_sha256 as judged_sha256,
    figures.*,
    if(figures.side = '' and figures.is_total and figures.subject_code = '', 'total', line_label)
        as line,
    case
        when figures.side = '' then figures.subject_code
        else coalesce(nullif(figures.subject_code, ''), figures.class_code, '')
    end as code,
    places.grid_in_document * 10000 + places.row_no as printed_at,
    -- by unit, of another year or of a second classification
    figures.unit_name <> '' or figures.period <> 'current' or figures.block <> '' as is_apart,
from input_parts as parts
inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
left join input_rows as places on figures.cell_id = places.cell_id;

create or replace table sum_matches as
with anchors as (
    select
        selectors.selector,
        selectors.codes,
        figures.judged_sha256,
        min(figures.printed_at) as printed_at,
    from sum_selectors as selectors
    inner join sum_figures as figures
        on selectors.statement_code = figures.statement_code
        and selectors.side = figures.side
        and selectors.above <> ''
        and not figures.is_apart
        and regexp_full_match(figures.line, selectors.above)
    group by all
),

matched as (
    select
        selectors.selector,
        selectors.codes,
        figures.judged_sha256,
        if(selectors.line_kind = 'asked', figures.code, '') as code,
        figures.printed_at,
        {
            cell_id: figures.cell_id,
            value: figures.value,
            half_width: figures.half_width,
            is_trusted: figures.is_trusted
        } as figure,
    from sum_selectors as selectors
    inner join sum_figures as figures
        on selectors.statement_code = figures.statement_code
        and selectors.side = figures.side
        and selectors.measure_code = figures.measure_code
        and not figures.is_apart
        and case selectors.line_kind
            when 'asked' then regexp_full_match(figures.code, selectors.codes)
            when 'coded' then figures.code = selectors.line_words
            else regexp_full_match(figures.line, selectors.line_words)
                or regexp_full_match(figures.line_label, selectors.line_words)
        end
    left join anchors
        on selectors.selector = anchors.selector
        and selectors.codes = anchors.codes
        and figures.judged_sha256 = anchors.judged_sha256
    where case
        when selectors.above = '' then true
        when selectors.is_below then figures.printed_at > anchors.printed_at
        else coalesce(figures.printed_at < anchors.printed_at, true)
    end
)

select
    * exclude (printed_at, figure),
    count(distinct figure.value) as value_count,
    arg_min(figure, printed_at) as figure,
from matched
group by all;
