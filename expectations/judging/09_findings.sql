-- One row per check that fails or is a digit off: what a department printed wrongly.

-- A rule looks only at the documents it is about.
delete from rule_checks
where not exists (
    select 1 from asked
    where asked.rule_id = rule_checks.rule_id
        and asked.document_sha256 = rule_checks.document_sha256
);

-- What a check is about is what its finding is known by: of checks about the same, those after the
-- first are numbered.
create or replace temp table rule_checks as
select * exclude (nth) replace (about || if(nth = 1, '', ':' || nth) as about),
from (
    select *, row_number() over (
        partition by rule_id, document_sha256, about
        order by found_place.page, -found_place.bbox[2], checks
    ) as nth,
    from rule_checks as checks
);

insert into rule_check_places by name
select
    rule_id, document_sha256, about, 'found' as role, 1 as place_no, unnest(found_place),
from rule_checks
where found_place is not null
union all by name
select
    rule_id, document_sha256, about, 'other' as role, 2 as place_no, unnest(other_place),
from rule_checks
where other_place is not null;

-- places that a rule writes itself stand with the first
create or replace temp table rule_check_places as
select * from rule_check_places as places
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
    rules.message,
from rule_checks as checks
inner join audit.rules as rules on checks.rule_id = rules.rule_id
where checks.verdict in ('fails', 'tail');

insert into audit.violations by name
-- money is told in the unit of the statement, so that it is found on the page as written
with printed_units as (
    select
        grids.document_sha256,
        grids.statement_code,
        case when min(units.factor) = max(units.factor) then min(units.factor) end as scale,
    from input_grids as grids
    inner join seeds.units as units on grids.unit_name_zh = units.unit_name_zh
    where grids.statement_code is not null
    group by grouping sets ((grids.document_sha256, grids.statement_code), (grids.document_sha256))
),

placed as (
    select
        findings.* exclude (expected_text, found_text, scale, decimals),
        findings.expected_text as given_expected,
        findings.found_text as given_found,
        places.page as source_page,
        places.bbox as source_bbox,
        coalesce(places.header_path, '') as header_path,
        coalesce(findings.decimals, 0) as decimals,
        case
            when findings.scale is not null then findings.scale
            when findings.unit <> 'yuan' then 1
            when coalesce(of_statement.scale, of_document.scale) = 1 then 1
            when coalesce(of_statement.scale, of_document.scale) is not null then 10000
            when abs(findings.found) < 10000 and abs(findings.expected) < 10000 then 1
            else 10000
        end as scale,
    from findings
    left join rule_check_places as places
        on findings.rule_id = places.rule_id
        and findings.document_sha256 = places.document_sha256
        and findings.about = places.about
        and places.role = 'found'
        and places.place_no = 1
    left join printed_units as of_statement
        on findings.document_sha256 = of_statement.document_sha256
        and findings.statement_code = of_statement.statement_code
    left join printed_units as of_document
        on findings.document_sha256 = of_document.document_sha256
        and of_document.statement_code is null
),

worded as (
    select
        *,
        coalesce(given_expected, figure_text(expected, scale, decimals, unit)) as expected_text,
        coalesce(given_found, figure_text(found, scale, decimals, unit)) as found_text,
        figure_text(difference, scale, decimals, unit) as difference_text,
        figure_text(allowed, scale, 0, unit) as allowed_text,
        masked(coalesce(other_text, '')) as other_words,
    from placed
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
    replace(replace(replace(replace(replace(replace(replace(replace(
        message, '{found}', coalesce(found_text, '')), '{expected}', coalesce(expected_text, '')),
        '{difference}', coalesce(ltrim(difference_text, '-'), '')),
        '{allowed}', coalesce(allowed_text, '')), '{parts}', other_words),
        '{where}', masked(coalesce(where_text, ''))),
        '{other}', other_words), '{what}', masked(coalesce(what_text, ''))) as message,

    -- what only sums have; readers of the contract's columns know all others by `check`
    if(is_sum, identity_id, 'check') as identity_id,
    if(is_sum, side, '') as side,
    if(is_sum, block, '') as block,
    if(is_sum, unit_name, '') as unit_name,
    if(is_sum, period, '') as period,
    if(is_sum, line_no, null) as line_no,
    header_path,
    expected_text,
    found_text,
    difference_text,
    allowed_text,
    if(is_sum, check_id, finding_id) as check_id,
    is_sum,
from worded;
