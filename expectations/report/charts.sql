-- What the charts of the reports in `chunk` show, in 万元, as temporary tables: label, value, is_dark
-- and place of each bar. Only trusted figures are drawn.

-- One row per document and class of its expenditure, the largest eight.
create or replace temp table chart_composition as
with classes as (
    select
        amounts.document_sha256,
        amounts.line_label,
        amounts.value,
        dense_rank() over (
            partition by amounts.document_sha256
            order by
                array_position(['GK03', 'YS03', 'GK05', 'YS05'], amounts.statement_code)
        ) as choice,
    from marts.statement_amounts as amounts
    where
        amounts.document_sha256 in (from chunk)
        and amounts.statement_code in ('GK03', 'YS03', 'GK05', 'YS05')
        and amounts.measure_code = 'total'
        and amounts.unit = 'yuan'
        and amounts.is_trusted
        and length(amounts.subject_code) = 3
        and amounts.value > 0
        and coalesce(amounts.unit_name, '') = ''
)

select
    document_sha256,
    line_label as label,
    max(value) / 10000 as value,
    true as is_dark,
    row_number() over (
        partition by document_sha256 order by max(value) desc, line_label
    ) as place,
from classes
where choice = 1
group by document_sha256, line_label
qualify place <= 8;

-- One row per document, public expense and what it is: the budget, or what was spent.
create or replace temp table chart_three_public as
with expenses as (
    select
        amounts.document_sha256,
        regexp_extract(amounts.measure_code, '^(budget|actual|final)_(.+)$', ['phase', 'expense'])
            as parts,
        amounts.value,
    from marts.statement_amounts as amounts
    where
        amounts.document_sha256 in (from chunk)
        and amounts.statement_code in ('GK09', 'GK17', 'YS09')
        and amounts.period = 'current'
        and amounts.is_trusted
        and amounts.unit = 'yuan'
),

named as (
    select
        expenses.*,
        names.column1 as expense_zh,
        names.column2 as place,
    from expenses
    inner join (
        values
        ('abroad', '因公出国（境）费', 1),
        ('vehicle_purchase', '公务用车购置费', 2),
        ('vehicle_operation', '公务用车运行维护费', 3),
        ('reception', '公务接待费', 4)
    ) as names (column0, column1, column2)
        on expenses.parts.expense = names.column0
)

select
    document_sha256,
    expense_zh || if(parts.phase = 'budget', ' 预算', ' 决算') as label,
    max(value) / 10000 as value,
    parts.phase <> 'budget' as is_dark,
    place * 2 + (parts.phase <> 'budget')::integer as place,
from named
group by all
having min(value) = max(value);

-- One row per document and report of its department with a proved total of expenditure.
create or replace temp table chart_years as
with pairs as (
    select
        one.document_sha256,
        other.document_sha256 as other_sha256,
        other.document_kind,
        other.fiscal_year,
    from report_documents as one
    inner join report_documents as other
        on one.department_name = other.department_name
        and one.place_name = other.place_name
        and abs(one.fiscal_year - other.fiscal_year) <= 3
        and other.is_current
    where one.document_sha256 in (from chunk)
),

totals as (
    select
        amounts.document_sha256,
        max(amounts.value) / 10000 as value,
    from marts.statement_amounts as amounts
    where
        amounts.document_sha256 in (select pairs.other_sha256 from pairs)
        and amounts.statement_code in ('GK01', 'YS01')
        and amounts.side = 'expense'
        and amounts.measure_code in ('amount', 'total')
        and amounts.is_total
        and amounts.is_trusted
        and amounts.certainty = 'proved'
    group by amounts.document_sha256
)

select
    pairs.document_sha256,
    concat_ws(' ', pairs.fiscal_year, if(pairs.document_kind = 'budget', '预算', '决算')) as label,
    max(totals.value) as value,
    pairs.document_kind <> 'budget' as is_dark,
    pairs.fiscal_year * 2 + (pairs.document_kind <> 'budget')::integer as place,
from pairs
inner join totals on pairs.other_sha256 = totals.document_sha256
group by all;
