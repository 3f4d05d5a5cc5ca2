-- CROSS-048, one row per figure called the budget: what final accounts call the budget is what
-- the department published as its budget of that year. A heading that says 预算数 alone may mean the
-- adjusted budget: then only agreement tells.
create or replace temp table quoted_budgets as
with quotes as (
    select
        document_sha256, measure_code as about, 'YS09' as statement_code, measure_code, '' as code,
        value, half_width, is_trusted, header_path like '%年初%' as is_initial,
        figure_place(figures) as where_text, place_of(figures) as place,
    from single_figures as figures
    where statement_code = 'GK09' and starts_with(measure_code, 'budget_')
    union all
    select
        document_sha256, claim_code || ':' || subject_code,
        if(starts_with(claim_code, 'general'), 'YS05', 'YS09'),
        if(starts_with(claim_code, 'general'), 'total',
            'budget_' || regexp_extract(claim_code, 'three_public_(.*)_budget', 1)),
        subject_code, value, half_width, is_trusted, true,
        claim_place(claims), place_of_claim(claims),
    from input_claims as claims
    where fiscal_year = document_year
        and regexp_full_match(claim_code,
            '(three_public_.*|general_public_(expenditure|class|section|item))_budget')
        and (subject_code = '') = not regexp_matches(claim_code, '_(class|section|item)_')
    qualify count(distinct value) over (partition by document_sha256, claim_code, subject_code) = 1
)

select
    quotes.*, printed, printed.half_width + quotes.half_width as allowed,
    case
        when quotes.value = printed.value then 'holds'
        when abs(quotes.value - printed.value) <= allowed then 'rounding'
        when not (quotes.is_trusted and printed.is_trusted) then 'uncertain'
        else if(is_initial, 'fails', 'cannot_tell')
    end as verdict,
from quotes
inner join input_documents as accounts on quotes.document_sha256 = accounts.document_sha256
inner join input_documents as budgets using (department_name, level, fiscal_year, is_current)
inner join single_figures as printed
    on budgets.document_sha256 = printed.document_sha256 and budgets.document_kind = 'budget'
    and quotes.statement_code = printed.statement_code
    and quotes.measure_code = printed.measure_code and quotes.code = printed.subject_code
    and (quotes.code <> '' or printed.line in ('', 'total'))
where is_current and accounts.document_kind = 'final_accounts'
qualify row_number() over (partition by quotes.document_sha256, about order by quotes.value) = 1;

insert into rule_checks by name
select
    'CROSS-048' as rule_id, document_sha256, about, verdict,
    if(is_initial, '所用数字的识读不可靠', '决算表的预算数可能是调整后的全年预算数') as doubt,
    statement_code, code as subject_code, measure_code, where_text,
    printed.value as expected, value as found, allowed, 'yuan' as unit,
    figure_place(printed) as other_text, printed.line_label as line_label,
from quoted_budgets;

insert into rule_check_places by name
select 'CROSS-048' as rule_id, document_sha256, about, 'found' as role, 1 as place_no, unnest(place)
from quoted_budgets
union all by name
select
    'CROSS-048' as rule_id, document_sha256, about, 'other' as role, 2 as place_no,
    unnest(place_of(printed)), printed.document_sha256 as place_sha256
from quoted_budgets;

insert into rule_absences by name
select
    rule_id, document_sha256, 'not_applicable' as outcome, if(document_kind = 'budget', '在同年度的决算中核对',
        '同一部门同年度的预算没有入库，或决算没有引用年初预算数') as reason,
from asked
where rule_id = 'CROSS-048';
