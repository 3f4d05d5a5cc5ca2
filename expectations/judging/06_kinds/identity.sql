-- Kind identity, one row per sum that dbt tested and rule that asks for it; nothing is added up
-- here. A rule without terms asks for the sums that carry its id. A rule with terms names its sums,
-- which another rule may ask for too.
create or replace table asked_sums as
with asked_sums as (
    select
        sums.*,
        true as is_sum,
        -- apart from the rules of other kinds, so that the ids of findings stay what they were
        chr(31) as separator,
    from tested_sums as sums
    inner join statement_rules as rules on sums.rule_id = rules.rule_id
    union all by name
    select
        sums.* replace (terms.rule_id as rule_id),
        false as is_sum,
        ':' as separator,
    from rule_terms as terms
    -- a pattern that comes from a row is compiled for every text it meets: few texts first
    inner join (
        select distinct statement_code, identity_id, measure_code from tested_sums
    ) as printed
        on regexp_full_match(printed.statement_code, terms.term['statement'])
        and regexp_full_match(printed.identity_id, terms.term['identity'])
        and regexp_full_match(printed.measure_code, coalesce(terms.term['measure'], '.*'))
    inner join tested_sums as sums
        on printed.statement_code = sums.statement_code
        and printed.identity_id = sums.identity_id
        and printed.measure_code = sums.measure_code
        and regexp_full_match(sums.line_label, coalesce(terms.term['line'], '.*'))
    where terms.kind = 'identity'
),

-- the identity is part of it: one total can fail two (down its column and across its row)
named as (
    select
        *,
        concat_ws(
            separator, statement_code, side, block, unit_name, period, subject_code, line_label,
            line_no, measure_code, identity_id
        ) as about,
    from asked_sums
)

-- of sums about the same, those after the first are numbered, failing ones first
select
    * exclude (separator, nth) replace (about || if(nth = 1, '', ':' || nth) as about),
from (
    select *, row_number() over (
        partition by rule_id, document_sha256, about order by verdict <> 'fails', check_id
    ) as nth,
    from named
);

insert into rule_checks by name
select
    sums.rule_id,
    sums.document_sha256,
    sums.about,
    sums.verdict,
    sums.doubt,
    sums.statement_code,
    sums.subject_code,
    sums.line_label,
    sums.measure_code,
    sums.expected,
    sums.found,
    sums.allowed,
    sums.unit,
    figure_place(totals) as where_text,
    if(sums.addend_count = 1, '对应的一项', sums.addend_count || '个分项相加') as other_text,
    sums.check_id,
    sums.is_sum,
    sums.identity_id,
    sums.side,
    sums.block,
    sums.unit_name,
    sums.period,
    sums.line_no,
    if(sums.is_sum, sums.factor, null) as factor,
    if(sums.is_sum, sums.decimals, null) as decimals,
from asked_sums as sums
left join input_figures as totals
    on sums.total_cell_id = totals.cell_id and sums.verdict in ('fails', 'tail');

insert into rule_check_places by name
select
    sums.rule_id,
    sums.document_sha256,
    sums.about,
    if(terms.role = 'total', 'found', 'addend') as role,
    row_number() over (
        partition by sums.rule_id, sums.check_id, terms.role = 'total'
        order by
            if(sums.is_sum, terms.source_page, 0),
            if(sums.is_sum, -terms.source_bbox[4], 0),
            if(sums.is_sum, terms.source_bbox[1], 0),
            terms.cell_id
    )::integer as place_no,
    terms.sign,
    terms.source_page as page,
    terms.source_bbox as bbox,
    terms.source_text as text,
    terms.value,
    terms.subject_code,
    terms.line_label,
    amounts.header_path,
from asked_sums as sums
inner join input_terms as terms on sums.check_id = terms.check_id
left join input_amounts as amounts on terms.cell_id = amounts.cell_id
where sums.verdict in ('fails', 'tail');

-- a rule without terms answers for each of its statements
insert into rule_absences by name
with asked_statements as (
    select
        rules.rule_id,
        rules.when_missing,
        rules.when_nothing,
        rules.statement_codes,
        documents.document_sha256,
        documents.part,
        codes.statement_code,
        coalesce(names.name_zh, codes.statement_code) as name_zh,
        coverage.* exclude (document_sha256, statement_code),
        coverage.statement_code is not null as is_printed,
    from statement_rules as rules
    cross join unnest(rules.statement_codes) as codes (statement_code)
    cross join input_documents as documents
    left join input_coverage as coverage
        on documents.document_sha256 = coverage.document_sha256
        and codes.statement_code = coverage.statement_code
    left join input_statement_names as names on codes.statement_code = names.statement_code
)

select
    rule_id,
    document_sha256,
    statement_code,
    case
        when part = 'narrative_only' then 'not_applicable'
        when not is_printed then when_missing
        when not is_recognised or unmapped_count > 0 then 'cannot_tell'
        else when_nothing
    end as outcome,
    case
        when part = 'narrative_only' then '本文件只有文字说明，报表不在其中'
        -- a rule about statements that hardly a place prints all does not list them
        when not is_printed and when_missing = 'not_applicable' and len(statement_codes) > 3
            then '未印这类报表'
        when not is_printed
            then if(when_missing = 'not_applicable', '未印', '未找到') || name_zh
        when not is_recognised then name_zh || '已印出但未能识别'
        when unmapped_count > 0
            then name_zh || '有' || unmapped_count || '个数未能归位，无法核对'
        when amount_count = 0 then name_zh || '为空表'
        else name_zh || '没有列出可以相加的分项'
    end as reason,
from asked_statements;
