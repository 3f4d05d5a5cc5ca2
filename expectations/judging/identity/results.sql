-- One answer per rule and document. A rule may test several statements; each statement is judged
-- by the first line of `by_statement` that fits, and the rule takes the gravest of its statements:
-- violation, then cannot_tell, then pass, then not_applicable.
insert into audit.rule_results
with counts as (
    select
        rule_id,
        document_sha256,
        statement_code,
        count(*) as checks,
        count(*) filter (verdict = 'holds') as holds,
        count(*) filter (verdict = 'rounding') as rounded,
        count(*) filter (verdict = 'fails') as fails,
        count(*) filter (verdict = 'uncertain') as uncertain,
        count(*) filter (verdict = 'cannot_tell') as unknown,
        min(doubt) filter (verdict in ('uncertain', 'cannot_tell')) as doubt,
    from judged_checks
    group by all
),

asked as (
    select
        rules.rule_id,
        rules.severity,
        rules.version,
        rules.when_missing,
        list_contains(rules.applies_to, documents.document_kind) as fits_kind,
        documents.document_sha256,
        documents.part,
        unnest(rules.statement_codes) as statement_code,
    from audit.rule_index as pairs
    inner join audit.rules as rules
        on pairs.rule_id = rules.rule_id and rules.kind = 'identity'
    inner join input_documents as documents
        on pairs.document_sha256 = documents.document_sha256
),

seen as (
    select
        asked.*,
        coalesce(names.name_zh, asked.statement_code) as statement_name,
        coverage.statement_code is not null as is_printed,
        coalesce(coverage.is_recognised, false) as is_recognised,
        coalesce(coverage.amount_count, 0) as amounts,
        coalesce(coverage.unmapped_count, 0) as unmapped,
        coalesce(counts.checks, 0) as checks,
        coalesce(counts.holds, 0) as holds,
        coalesce(counts.rounded, 0) as rounded,
        coalesce(counts.fails, 0) as fails,
        coalesce(counts.uncertain, 0) as uncertain,
        coalesce(counts.unknown, 0) as unknown,
        counts.doubt,
    from asked
    left join input_statement_names as names
        on asked.statement_code = names.statement_code
    left join input_coverage as coverage
        on asked.document_sha256 = coverage.document_sha256
        and asked.statement_code = coverage.statement_code
    left join counts
        on asked.rule_id = counts.rule_id
        and asked.document_sha256 = counts.document_sha256
        and asked.statement_code = counts.statement_code
),

by_statement as (
    select
        *,
        case
            when not fits_kind then 'not_applicable'
            when part = 'narrative_only' then 'not_applicable'
            when fails > 0 then 'violation'
            when not is_printed and checks = 0 then when_missing
            when not is_recognised and checks = 0 then 'cannot_tell'
            when uncertain > 0 then 'cannot_tell'
            when holds + rounded > 0 then 'pass'
            when unknown > 0 then 'cannot_tell'
            when unmapped > 0 then 'cannot_tell'
            else 'not_applicable'
        end as outcome,
    from seen
),

explained as (
    select
        *,
        case
            when not fits_kind then '本规则不适用于这类文件'
            when part = 'narrative_only' then '本文件只有文字说明，报表不在其中'
            when outcome = 'violation'
                then '核对' || checks || '处，' || fails || '处不符'
            when outcome = 'pass'
                then '核对' || (holds + rounded) || '处，全部相符'
                || if(rounded > 0, '（其中' || rounded || '处为四舍五入尾差）', '')
                || if(unknown > 0, '；另有' || unknown || '处缺数未核对', '')
                || if(unmapped > 0, '；表中有' || unmapped || '个数未能归位', '')
            when not is_printed and outcome = 'not_applicable' and checks = 0
                then '未印' || statement_name
            when not is_printed and checks = 0 then '未找到' || statement_name
            when not is_recognised and checks = 0
                then statement_name || '已印出但未能识别'
            when uncertain + unknown > 0
                then statement_name || '有' || (uncertain + unknown)
                || '处不能判断：' || coalesce(doubt, '数字缺失')
            when unmapped > 0
                then statement_name || '有' || unmapped || '个数未能归位，无法核对'
            when amounts = 0 then statement_name || '为空表'
            else statement_name || '没有列出可以相加的分项'
        end as reason,
    from by_statement
)

select
    rule_id,
    document_sha256,
    arg_min(
        outcome, list_position(['violation', 'cannot_tell', 'pass', 'not_applicable'], outcome)
    ) as worst,
    string_agg(distinct reason, '；' order by reason) filter (
        list_position(['violation', 'cannot_tell', 'pass', 'not_applicable'], outcome)
        = gravest
    ),
    severity,
    sum(checks),
    sum(holds),
    sum(rounded),
    sum(fails),
    sum(uncertain + unknown),
    version,
from (
    select
        *,
        min(list_position(['violation', 'cannot_tell', 'pass', 'not_applicable'], outcome))
            over (partition by rule_id, document_sha256) as gravest,
    from explained
)
group by rule_id, document_sha256, severity, version;
