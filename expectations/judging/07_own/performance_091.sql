-- PERFORMANCE-091, one row per form for the whole department that tells basic and project expenditure, or
-- lists its tasks with what all of them cost: its total is one that the statements print.
insert into rule_checks by name
with forms as (
    select
        document_sha256,
        source_page as page,
        any_value(value) filter (fund_code = 'total') as total,
        any_value(source_text) filter (fund_code = 'total') as source_text,
        bool_and(is_trusted) as is_trusted,
    from input_funds
    where statement_code = 'JX03' and measure_code = 'annual_budget'
    group by document_sha256, source_page
    having total > 0
        and bool_or(fund_code = 'basic_expenditure') and bool_or(fund_code = 'project_expenditure')
    union all by name
    select
        document_sha256,
        page,
        value as total,
        source_text,
        true as is_trusted,
    from department_totals
    where value > 0
),

-- a total without a part that the same line prints: special funds with forms of their own
without_a_part as (
    select distinct forms.document_sha256, forms.page
    from forms
    inner join target_totals as totals
        on forms.document_sha256 = totals.document_sha256 and totals.is_whole_budget
    inner join input_figures as parts
        on forms.document_sha256 = parts.document_sha256
        and parts.statement_code = 'YS03' and parts.is_total
        and parts.unit = 'yuan' and parts.value > 0 and parts.value < totals.value
        and abs(totals.value - parts.value - forms.total) <= totals.half_width + parts.half_width + 100
),

nearest as (
    select
        forms,
        -- one that is the same; else what the message compares it with
        arg_min(
            totals,
            (
                abs(totals.value - forms.total) > totals.half_width + 100,
                not totals.is_whole_budget,
                abs(totals.value - forms.total)
            )
        ) as total,
        bool_and(totals.is_trusted) as is_trusted,
    from forms
    inner join target_totals as totals on forms.document_sha256 = totals.document_sha256
    group by forms
)

select
    'PERFORMANCE-091' as rule_id,
    nearest.forms.document_sha256 as document_sha256,
    'total:' || nearest.forms.page as about,
    case
        when abs(nearest.total.value - nearest.forms.total) <= nearest.total.half_width + 100 then 'holds'
        when not statements.is_whole then 'cannot_tell'
        when nearest.forms.is_trusted and nearest.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    case when parts.page is not null then 'info' end as severity,
    if(statements.is_whole, '目标表或报表的识读不可靠', '支出预算总表没有读全') as doubt,
    nearest.total.value as expected,
    nearest.forms.total as found,
    'yuan' as unit,
    '第' || nearest.forms.page || '页' as where_text,
    nearest.total.place_text as other_text,
    page_place(nearest.forms.page, nearest.forms.source_text) as found_place,
    nearest.total.printed as other_place,
from nearest
inner join whole_statements as statements
    on nearest.forms.document_sha256 = statements.document_sha256
    and statements.statement_code = 'YS03'
left join without_a_part as parts
    on nearest.forms.document_sha256 = parts.document_sha256 and nearest.forms.page = parts.page;
