-- One answer per rule of this kind and document: the gravest of its checks, else why there is none.
insert into audit.rule_results
with counts as (
    select
        checks.rule_id,
        checks.document_sha256,
        count(*) as checks,
        count(*) filter (verdict = 'holds') as holds,
        count(*) filter (verdict = 'rounding') as rounded,
        count(*) filter (verdict in ('fails', 'tail')) as fails,
        count(*) filter (verdict = 'uncertain') as uncertain,
        count(*) filter (verdict in ('uncertain', 'cannot_tell')) as unknown,
        min(doubt) filter (verdict in ('uncertain', 'cannot_tell')) as doubt,
        arg_min(
            coalesce(checks.severity, if(verdict = 'tail', 'info', rules.severity)),
            list_position(
                ['critical', 'warning', 'info'],
                coalesce(checks.severity, if(verdict = 'tail', 'info', rules.severity))
            )
        ) filter (verdict in ('fails', 'tail')) as gravest,
        bool_and(verdict = 'tail' or verdict not in ('fails', 'tail')) as only_tails,
    from rule_checks as checks
    inner join audit.rules as rules on checks.rule_id = rules.rule_id
    group by checks.rule_id, checks.document_sha256
),

-- the statements may stand in another file of the disclosure
parts_coverage as (
    select
        parts.document_sha256,
        coverage.statement_code,
        bool_or(coverage.is_recognised) as is_recognised,
    from input_parts as parts
    inner join input_coverage as coverage
        on parts.part_sha256 = coverage.document_sha256
    group by parts.document_sha256, coverage.statement_code
),

printed as (
    select
        rules.rule_id,
        documents.document_sha256,
        count(*) as wanted,
        count(coverage.statement_code) filter (coverage.is_recognised) as recognised,
        string_agg(coalesce(names.name_zh, codes.statement_code), '、' order by codes.statement_code)
            filter (coverage.statement_code is null or not coverage.is_recognised) as missing,
    from audit.rules as rules
    cross join input_documents as documents
    cross join unnest(rules.statement_codes) as codes (statement_code)
    inner join input_statement_names as names
        on codes.statement_code = names.statement_code
        and documents.document_kind = names.document_kind
    left join parts_coverage as coverage
        on documents.document_sha256 = coverage.document_sha256
        and codes.statement_code = coverage.statement_code
    where rules.kind <> 'identity'
    group by rules.rule_id, documents.document_sha256
),

seen as (
    select
        pairs.rule_id,
        pairs.document_sha256,
        rules.severity,
        rules.version,
        rules.when_missing,
        rules.when_nothing,
        list_contains(rules.applies_to, documents.document_kind) as fits_kind,
        case
            when list_contains(rules.needs, 'narrative')
                then documents.part = 'statements_only'
                or list_contains(rules.needs, 'statements') and not documents.has_statements
            else list_contains(rules.needs, 'statements') and documents.part = 'narrative_only'
        end as is_other_part,
        counts.* exclude (rule_id, document_sha256),
        absences.outcome as absent_outcome,
        absences.reason as absent_reason,
        printed.missing,
    from audit.rule_index as pairs
    inner join audit.rules as rules
        on pairs.rule_id = rules.rule_id and rules.kind <> 'identity'
    inner join input_documents as documents
        on pairs.document_sha256 = documents.document_sha256
    left join counts
        on pairs.rule_id = counts.rule_id
        and pairs.document_sha256 = counts.document_sha256
    left join rule_absences as absences
        on pairs.rule_id = absences.rule_id
        and pairs.document_sha256 = absences.document_sha256
    left join printed
        on pairs.rule_id = printed.rule_id
        and pairs.document_sha256 = printed.document_sha256
),

answered as (
    select
        *,
        case
            when not fits_kind then 'not_applicable'
            when fails > 0 then 'violation'
            when uncertain > 0 then 'cannot_tell'
            when holds + rounded > 0 then 'pass'
            when unknown > 0 then 'cannot_tell'
            when absent_outcome is not null then absent_outcome
            when is_other_part then 'not_applicable'
            when missing is not null then when_missing
            else when_nothing
        end as outcome,
    from seen
)

select
    rule_id,
    document_sha256,
    outcome,
    case
        when not fits_kind then '本规则不适用于这类文件'
        when fails > 0 then '核对' || checks || '处，' || fails || '处有问题'
            || if(only_tails, '（均为尾数差异）', '')
        when outcome = 'cannot_tell' and unknown > 0
            then '核对' || checks || '处，' || unknown || '处不能判断：' || coalesce(doubt, '数字缺失')
        when holds + rounded > 0
            then '核对' || (holds + rounded) || '处，没有发现问题'
            || if(rounded > 0, '（其中' || rounded || '处在允许误差内）', '')
            || if(unknown > 0, '；另有' || unknown || '处不能判断', '')
        when absent_reason is not null then absent_reason
        when is_other_part then '本文件只有文字或只有报表，核对的另一半不在其中'
        when missing is not null then '未找到或未能识别' || missing
        when outcome = 'pass' then '没有发现问题'
        when outcome = 'cannot_tell' then '没有找到应当核对的说明'
        else '没有可核对的内容'
    end,
    coalesce(gravest, severity),
    coalesce(checks, 0),
    coalesce(holds, 0),
    coalesce(rounded, 0),
    coalesce(fails, 0),
    coalesce(unknown, 0),
    version,
from answered;
