-- One row per rule and document: its answer, by the gravest of its checks, else why there is none.
insert into warehouse.audit.rule_results by name
-- a rule about sums answers for each of its statements, any other rule once
with asked_parts as (
    select
        pairs.rule_id,
        pairs.document_sha256,
        rules.severity,
        rules.version as rule_version,
        rules.when_missing,
        rules.when_nothing,
        rules.kind like 'claim%' as is_about_claims,
        sums.rule_id is not null as is_by_statement,
        list_contains(rules.applies_to, documents.document_kind) as fits_kind,
        case
            when list_contains(rules.needs, 'narrative')
                then documents.part = 'statements_only'
                or list_contains(rules.needs, 'statements') and not documents.has_statements
            else list_contains(rules.needs, 'statements') and documents.part = 'narrative_only'
        end as is_other_half,
        unnest(coalesce(sums.statement_codes, [''])) as statement_code,
    from warehouse.audit.rule_index as pairs
    inner join warehouse.audit.rules as rules on pairs.rule_id = rules.rule_id
    left join statement_rules as sums on pairs.rule_id = sums.rule_id
    inner join input_documents as documents
        on pairs.document_sha256 = documents.document_sha256
),

counts as (
    select
        checks.rule_id,
        checks.document_sha256,
        if(sums.rule_id is null, '', checks.statement_code) as statement_code,
        count(*) as checks,
        count(*) filter (verdict = 'holds') as holds,
        count(*) filter (verdict = 'rounding') as rounded,
        count(*) filter (verdict in ('fails', 'tail')) as fails,
        count(*) filter (verdict = 'uncertain') as uncertain,
        count(*) filter (verdict in ('uncertain', 'cannot_tell')) as unknown,
        min(doubt) filter (verdict in ('uncertain', 'cannot_tell')) as doubt,
        bool_and(verdict <> 'fails') as only_tails,
    from rule_checks as checks
    left join statement_rules as sums on checks.rule_id = sums.rule_id
    group by all
),

gravest as (
    select
        rule_id,
        document_sha256,
        arg_min(severity, list_position(['critical', 'warning', 'info'], severity)) as severity,
    from findings
    group by rule_id, document_sha256
),

-- the statements may stand in another file of the disclosure
missing as (
    select
        rules.rule_id,
        documents.document_sha256,
        string_agg(names.name_zh, '、' order by names.statement_code) as names_zh,
    from warehouse.audit.rules as rules
    cross join input_documents as documents
    inner join input_statement_names as names
        on list_contains(rules.statement_codes, names.statement_code)
        and documents.document_kind = names.document_kind
    left join whole_statements as statements
        on documents.document_sha256 = statements.document_sha256
        and names.statement_code = statements.statement_code
        and statements.is_recognised
    anti join statement_rules as sums on rules.rule_id = sums.rule_id
    where statements.statement_code is null
    group by rules.rule_id, documents.document_sha256
),

answered as (
    select
        parts.*,
        counts.* exclude (rule_id, document_sha256, statement_code),
        absences.reason as absent_reason,
        coverage.unmapped_count as unmapped,
        coalesce(names.name_zh, parts.statement_code) as statement_name,
        missing.names_zh as missing_names,
        if(parts.is_about_claims, coalesce(unread.unread_count, 0), 0) as unread,
        case
            when not fits_kind then 'not_applicable'
            when fails > 0 then 'violation'
            when uncertain > 0 then 'cannot_tell'
            when holds + rounded > 0 then 'pass'
            when unknown > 0 then 'cannot_tell'
            when absences.outcome is not null then absences.outcome
            when is_other_half then 'not_applicable'
            when missing_names is not null then when_missing
            -- nothing was found because the text was hardly read
            when
                when_nothing = 'not_applicable' and is_about_claims
                and unread.unread_count >= 5 and unread.unread_count * 5 >= unread.figure_count
                then 'cannot_tell'
            else when_nothing
        end as outcome,
    from asked_parts as parts
    left join counts
        on parts.rule_id = counts.rule_id
        and parts.document_sha256 = counts.document_sha256
        and parts.statement_code = counts.statement_code
    left join rule_absences as absences
        on parts.rule_id = absences.rule_id
        and parts.document_sha256 = absences.document_sha256
        and parts.statement_code = absences.statement_code
    left join missing
        on parts.rule_id = missing.rule_id
        and parts.document_sha256 = missing.document_sha256
    left join input_coverage as coverage
        on parts.document_sha256 = coverage.document_sha256
        and parts.statement_code = coverage.statement_code
    left join input_statement_names as names on parts.statement_code = names.statement_code
    left join warehouse.audit.checked_figures as unread
        on parts.document_sha256 = unread.document_sha256 and unread.kind = 'text'
),

explained as (
    select
        *,
        list_position(['violation', 'cannot_tell', 'pass', 'not_applicable'], outcome) as gravity,
        case
            when not fits_kind then '本规则不适用于这类文件'
            when fails > 0
                then '核对' || checks || '处，' || fails || words.fails_zh
                || if(only_tails, '（均为尾数差异）', '')
            when outcome = 'cannot_tell' and unknown > 0
                then if(is_by_statement, statement_name || '有', '核对' || checks || '处，')
                || unknown || '处不能判断：' || coalesce(doubt, '数字缺失')
            when holds + rounded > 0
                then '核对' || (holds + rounded) || '处，' || words.holds_zh
                || if(rounded > 0, '（其中' || rounded || words.rounded_zh || '）', '')
                || if(unknown > 0, '；另有' || unknown || words.unknown_zh, '')
                || if(unmapped > 0, '；表中有' || unmapped || '个数未能归位', '')
                || if(unread > 0, '；正文有' || unread || '个数不知所指，没有核对', '')
            when absent_reason is not null then absent_reason
            when is_other_half then '本文件只有文字或只有报表，核对的另一半不在其中'
            when missing_names is not null then '未找到或未能识别' || missing_names
            when outcome = 'pass' then '没有发现问题'
            when outcome = 'cannot_tell' and unread > 0
                then '正文有' || unread || '个数不知所指，没有核对'
            when outcome = 'cannot_tell' then '没有找到应当核对的说明'
            else '没有可核对的内容'
        end as reason,
    from answered
    inner join (
        values
        (true, '处不符', '全部相符', '处为四舍五入尾差', '处缺数未核对'),
        (false, '处有问题', '没有发现问题', '处在允许误差内', '处不能判断')
    ) as words (is_by_statement, fails_zh, holds_zh, rounded_zh, unknown_zh)
        using (is_by_statement)
)

select
    rule_id,
    document_sha256,
    arg_min(outcome, gravity) as outcome,
    string_agg(distinct reason, '；' order by reason) filter (gravity = least_gravity) as reason,
    coalesce(any_value(gravest.severity), any_value(explained.severity)) as severity,
    coalesce(sum(checks), 0) as checks_count,
    coalesce(sum(holds), 0) as holds_count,
    coalesce(sum(rounded), 0) as rounding_count,
    coalesce(sum(fails), 0) as fails_count,
    coalesce(sum(unknown), 0) as cannot_tell_count,
    any_value(rule_version) as rule_version,
from (
    select *, min(gravity) over (partition by rule_id, document_sha256) as least_gravity,
    from explained
) as explained
left join gravest using (rule_id, document_sha256)
group by rule_id, document_sha256;
