-- NARRATIVE-050, the other half of it, one row per section: a section that says there is no such
-- expenditure, above a statement that prints some.
insert into rule_checks by name
with denied as (
    select
        document_sha256,
        section_code,
        arg_min(sentences, (paragraph_no, sentence_no)) as sentence,
    from input_sentences as sentences
    where
        section_code in ('gov_fund', 'state_capital')
        and regexp_matches(
            plain,
            '^(本年度?|[^，。]{0,30}(\d{4}年度?|部门|单位))?(无此项(收支|收入|支出)|没有使用(政府性基金|国有资本经营)预算|无(政府性基金|国有资本经营)预算财政拨款收入和?支出)'
        )
    group by document_sha256, section_code
)

select
    'NARRATIVE-050' as rule_id,
    denied.document_sha256,
    'none:' || denied.section_code as about,
    case
        when bool_and(coalesce(printed.figures.value, 0) = 0) then 'holds'
        when bool_and(coalesce(printed.figures.is_trusted, true)) then 'fails'
        else 'uncertain'
    end as verdict,
    '所用数字的识读不可靠' as doubt,
    any_value(statements.statement_code) as statement_code,
    '没有此项收支' as found_text,
    max(printed.figures.value) as expected,
    'yuan' as unit,
    '正文第' || any_value(denied.sentence).page || '页' as where_text,
    figure_place(
        arg_min(printed.figures, (-printed.figures.value, printed.figures.cell_id))
    ) as other_text,
    place_of_text(any_value(denied.sentence)) as found_place,
    place_of(
        arg_min(printed.figures, (-printed.figures.value, printed.figures.cell_id))
    ) as other_place,
from denied
inner join whole_statements as statements
    on denied.document_sha256 = statements.document_sha256
    and statements.statement_code in (
        if(denied.section_code = 'gov_fund', 'GK07', 'GK08'),
        if(denied.section_code = 'gov_fund', 'YS06', 'YS07')
    )
left join figures_at_hand as printed
    on denied.document_sha256 = printed.judged_sha256
    and statements.statement_code = printed.figures.statement_code
    and printed.figures.measure_code in ('total', 'amount')
group by denied.document_sha256, denied.section_code;
