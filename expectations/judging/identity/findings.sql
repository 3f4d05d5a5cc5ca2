-- One row per failing identity. The id is made of what the finding is about, not of where it
-- stands, so that the same defect keeps its id between loads; the identity is part of it because
-- one total can fail two identities of one rule (down its column and across its row).
insert into audit.violations
with failing as (
    select
        checks.*,
        coalesce(names.name_zh, checks.statement_code) as statement_name,
        terms.source_page,
        terms.source_bbox,
        coalesce(amounts.header_path, '') as header_path,
        left(
            sha256(
                concat_ws(
                    chr(31), checks.rule_id, checks.document_sha256, checks.statement_code,
                    checks.side, checks.block, checks.unit_name, checks.period,
                    checks.subject_code, checks.line_label, checks.line_no,
                    checks.measure_code, checks.identity_id
                )
            ),
            20
        ) as key_hash,
    from judged_checks as checks
    left join input_statement_names as names
        on checks.statement_code = names.statement_code
    left join input_amounts as amounts on checks.total_cell_id = amounts.cell_id
    left join (
        select check_id, any_value(source_page) as source_page,
            any_value(source_bbox) as source_bbox,
        from input_terms
        where role = 'total'
        group by check_id
    ) as terms on checks.check_id = terms.check_id
    where checks.verdict = 'fails' and checks.rule_id is not null
),

numbered as (
    select
        *,
        key_hash || case row_number() over (partition by key_hash order by check_id)
            when 1 then ''
            else '-' || row_number() over (partition by key_hash order by check_id)
        end as finding_id,
        statement_name
        || if(source_page is null, '', '第' || source_page || '页')
        || case side when 'income' then '收入侧' when 'expense' then '支出侧' else '' end
        || if(unit_name = '', '', '（' || unit_name || '）')
        || if(
            line_label || subject_code = '', '',
            '“' || inner_quotes(trim(subject_code || ' ' || line_label)) || '”行'
        )
        || if(header_path = '', '', '“' || inner_quotes(replace(header_path, '/', '－')) || '”列') as place,
        figure_text(expected, scale, decimals, unit) as expected_text,
        figure_text(found, scale, decimals, unit) as found_text,
        figure_text(difference, scale, decimals, unit) as difference_text,
        figure_text(allowed, scale, 0, unit) as allowed_text,
    from failing
)

select
    finding_id,
    rule_id,
    severity,
    document_sha256,
    statement_code,
    subject_code,
    line_label,
    measure_code,

    expected,
    found,
    difference,
    allowed,
    unit,

    'open',
    null,
    source_page,
    source_bbox,
    -- `where` last: it holds the department's own words, which may hold braces
    replace(replace(replace(replace(replace(replace(
        message, '{found}', found_text), '{expected}', expected_text),
        '{difference}', ltrim(difference_text, '-')), '{allowed}', allowed_text),
        '{parts}', if(addend_count = 1, '对应的一项', addend_count || '个分项相加')),
        '{where}', place),

    identity_id,
    side,
    block,
    unit_name,
    period,
    line_no,
    header_path,
    expected_text,
    found_text,
    difference_text,
    allowed_text,
    check_id,
from numbered;
