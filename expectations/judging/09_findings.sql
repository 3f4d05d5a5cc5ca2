-- One row per check that fails or is a digit off: what a department printed wrongly.

-- A rule looks only at the documents it is about. What a check is about is what its finding is
-- known by: of checks about the same, those after the first are numbered.
create or replace temp table rule_checks as
select * exclude (nth) replace (about || if(nth = 1, '', ':' || nth) as about),
from (
    select *, row_number() over (
        partition by rule_id, document_sha256, about
        order by found_place.page, -found_place.bbox[2], checks
    ) as nth,
    from rule_checks as checks
    where exists (
        select 1 from asked
        where asked.rule_id = checks.rule_id
            and asked.document_sha256 = checks.document_sha256
    )
);

-- places that a rule writes itself stand with the first
create or replace temp table rule_check_places as
with places as (
    select * from rule_check_places
    union all by name
    select
        rule_id, document_sha256, about, 'found' as role, 1 as place_no, unnest(found_place),
    from rule_checks
    where found_place is not null
    union all by name
    select
        rule_id, document_sha256, about, 'other' as role, 2 as place_no, unnest(other_place),
    from rule_checks
    where other_place is not null
)

select * from places
qualify row_number() over (
    partition by rule_id, document_sha256, about, role, place_no order by places
) = 1;

create or replace temp table findings as
select
    checks.* exclude (severity),
    finding_of(checks.rule_id, checks.document_sha256, checks.about) as finding_id,
    coalesce(
        checks.severity, case checks.verdict when 'tail' then 'info' else rules.severity end
    ) as severity,
    checks.found - checks.expected as difference,
    -- a rate is computed of what is printed
    case
        when checks.unit = 'percent'
            then replace(rules.message, '{other}印的是{expected}', '按{other}计算为{expected}')
        -- a blank has no size
        when checks.expected_text = '空白'
            then replace(
                replace(rules.message, '{other}印的是{expected}', '{other}为空白'),
                '大于{other}的{expected}，多{difference}', '而{other}为空白'
            )
        -- a last digit that rounding may explain
        when checks.verdict = 'tail' and abs(checks.found - checks.expected) <= checks.allowed
            then replace(
                rules.message, '超出四舍五入允许的{allowed}',
                '但报告其余各处相加大多分毫不差，不符的几处都用到同一个数'
            )
        else rules.message
    end as message,
from rule_checks as checks
inner join warehouse.audit.rules as rules on checks.rule_id = rules.rule_id
where checks.verdict in ('fails', 'tail');

insert into warehouse.audit.violations by name
with placed as (
    select
        findings.* exclude (expected_text, found_text, factor, decimals),
        findings.expected_text as given_expected,
        findings.found_text as given_found,
        places.page as source_page,
        places.bbox as source_bbox,
        coalesce(places.header_path, '') as header_path,
        coalesce(findings.decimals, 0) as decimals,
        if(
            findings.unit = 'yuan',
            coalesce(
                findings.factor, of_statement.factor, of_document.factor,
                factor_of_words(findings.found_text)
            ),
            1
        ) as factor,
    from findings
    left join rule_check_places as places
        on findings.rule_id = places.rule_id
        and findings.document_sha256 = places.document_sha256
        and findings.about = places.about
        and places.role = 'found'
        and places.place_no = 1
    left join input_factors as of_statement
        on findings.document_sha256 = of_statement.document_sha256
        and findings.statement_code = of_statement.statement_code
    left join input_factors as of_document
        on findings.document_sha256 = of_document.document_sha256
        and of_document.statement_code is null
),

worded as (
    select
        placed.*,
        case unit
            when 'yuan' then words.unit_name_zh
            when 'percent' then '%'
            else counted_words(coalesce(given_found, given_expected))
        end as unit_zh,
        -- of two rates 20% and 40%, one is 20 points more and not 20% more
        if(unit = 'percent', '个百分点', unit_zh) as step_zh,
        factor_of_words(given_found) as found_factor,
        regexp_extract(given_found, '^[\d,.]+(亿元|万元|元)$', 1) as found_zh,
        coalesce(
            unit = 'yuan' and found_zh <> '' and found_factor <> placed.factor, false
        ) as is_other_unit,
        coalesce(
            given_expected,
            figure_text(expected, placed.factor, decimals, unit_zh)
            -- a figure of a statement in yuan beside one of the text in 万元
            || if(
                is_other_unit and expected <> 0,
                '（' || figure_text(expected, found_factor, 0, found_zh) || '）',
                ''
            )
        ) as expected_text,
        coalesce(
            given_found, figure_text(found, placed.factor, decimals, unit_zh)
        ) as found_text,
        if(
            is_other_unit, figure_text(abs(difference), found_factor, 0, found_zh),
            figure_text(abs(difference), placed.factor, decimals, step_zh)
        ) as difference_text,
        figure_text(allowed, placed.factor, 0, step_zh) as allowed_text,
        masked(coalesce(other_text, '')) as other_words,
    from placed
    left join input_unit_words as words on placed.factor = words.factor
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

    'open' as status,
    source_page,
    source_bbox,
    -- {where}, {other} and {what} last: they hold the department's own words, which may hold braces
    grouped_outside(replace(replace(replace(replace(replace(replace(replace(replace(
        -- what has no figures to compare has no difference
        if(difference_text is null, replace(message, '，相差{difference}', ''), message),
        '{found}', coalesce(found_text, '')), '{expected}', coalesce(expected_text, '')),
        '{difference}', coalesce(difference_text, '')),
        '{allowed}', coalesce(allowed_text, '')), '{parts}', other_words),
        '{where}', masked(coalesce(where_text, ''))),
        '{other}', other_words), '{what}', masked(coalesce(what_text, '')))) as message,

    -- what only sums have; readers of the contract's columns know all others by `check`
    if(is_sum, identity_id, 'check') as identity_id,
    if(is_sum, side, '') as side,
    if(is_sum, block, '') as block,
    if(is_sum, unit_name, '') as unit_name,
    if(is_sum, period, '') as period,
    if(is_sum, line_no, null) as line_no,
    header_path,
    alone(grouped(expected_text)) as expected_text,
    alone(grouped(found_text)) as found_text,
    difference_text,
    allowed_text,
    if(is_sum, check_id, finding_id) as check_id,
    is_sum,
from worded;
