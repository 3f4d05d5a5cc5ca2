-- One row per figure that its line and measure tell apart, and per statement: is it read whole?

-- Figures that one line and measure of a report's own statements tell apart: what selectors mean.
-- Lines printed by unit or of a second classification are none; one printed twice is no place to
-- compare with. `line` is `total` for the grand total of a statement by code; where a statement has
-- several totals, those that say of what (人员经费合计) keep their names. The year before is a measure of
-- its own.
create or replace table single_figures as
with named as (
    select
        * replace (
            if(period = 'prior_year', 'prior_year_', '') || measure_code as measure_code,
            if(period = 'prior_year', 'prior_year_', '') || expense_code as expense_code
        ),
        side = '' and is_total and subject_code = '' as is_grand,
        regexp_full_match(regexp_replace(line_label, '[\s:：]', '', 'g'), '\p{Han}{1,6}经费(合计|小计|总计)') as is_of_part,
    from input_figures
    where unit_name = '' and period in ('current', 'prior_year') and block = ''
)

select
    * exclude (is_grand, is_of_part, total_count),
    if(is_grand and not (is_of_part and total_count > 1), 'total', line_label) as line,
from (
    select
        *,
        count(*) filter (is_grand) over (
            partition by document_sha256, statement_code, side, period, measure_code
        ) as total_count,
    from named
)
qualify count(*) over (
    partition by
        document_sha256, statement_code, side, period, measure_code, subject_code,
        if(is_grand and not (is_of_part and total_count > 1), 'total', line_label)
) = 1;

-- The same, under the document that is judged: a report may be two files.
create or replace view figures_at_hand as
select
    parts.document_sha256 as judged_sha256,
    figures,
from input_parts as parts
inner join single_figures as figures on parts.part_sha256 = figures.document_sha256;

-- Is the statement there, and is every amount of it in its place?
create or replace table whole_statements as
with last_pages as (
    select document_sha256, statement_code, max(source_page) as last_page,
    from input_figures
    group by document_sha256, statement_code
),

-- a table of no known statement on the page behind may go on with it
going_on as (
    select distinct last_pages.document_sha256, last_pages.statement_code,
    from last_pages
    inner join input_unmapped as unmapped
        on last_pages.document_sha256 = unmapped.document_sha256
        and unmapped.page = last_pages.last_page + 1
        and unmapped.statement_code is null
)

select
    parts.document_sha256,
    coverage.statement_code,
    bool_and(
        coverage.is_recognised and coverage.unmapped_count = 0 and going_on.statement_code is null
    ) as is_whole,
    sum(coverage.amount_count) = 0 as is_nil,
    bool_or(coverage.is_recognised) as is_recognised,
from input_parts as parts
inner join input_coverage as coverage on parts.part_sha256 = coverage.document_sha256
left join going_on
    on coverage.document_sha256 = going_on.document_sha256
    and coverage.statement_code = going_on.statement_code
group by parts.document_sha256, coverage.statement_code;

-- One row per item of the three public expenses whose outturn and budget one line prints.
create or replace table three_public_pairs as
select
    final.document_sha256,
    final.expense_code as about,
    final,
    budget,
from single_figures as final
inner join single_figures as budget
    on final.document_sha256 = budget.document_sha256
    and final.statement_code = budget.statement_code
    and final.line = budget.line
    and final.expense_code = replace(budget.expense_code, 'budget_', 'final_')
    and budget.expense_code like 'budget_%'
where final.statement_code = 'GK09' and final.expense_code like 'final_%';
