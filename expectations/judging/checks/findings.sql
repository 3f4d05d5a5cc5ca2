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

-- One row per check that fails or is a digit off.
insert into audit.violations
with failing as (
    select
        checks.*,
        rules.message,
        coalesce(
            checks.severity, case checks.verdict when 'tail' then 'info' else rules.severity end
        ) as finding_severity,
        checks.found - checks.expected as difference,
        places.page,
        places.bbox,
        places.header_path,
        finding_of(checks.rule_id, checks.document_sha256, checks.about) as finding_id,
    from rule_checks as checks
    inner join audit.rules as rules on checks.rule_id = rules.rule_id
    left join rule_check_places as places
        on checks.rule_id = places.rule_id
        and checks.document_sha256 = places.document_sha256
        and checks.about = places.about
        and places.role = 'found'
        and places.place_no = 1
    where checks.verdict in ('fails', 'tail')
),

-- money is told in the unit of the statement, so that it is found on the page as written
printed_units as (
    select
        grids.document_sha256,
        grids.statement_code,
        case when min(units.factor) = max(units.factor) then min(units.factor) end as scale,
    from input_grids as grids
    inner join seeds.units as units on grids.unit_name_zh = units.unit_name_zh
    where grids.statement_code is not null
    group by grouping sets ((grids.document_sha256, grids.statement_code), (grids.document_sha256))
),

told as (
    select
        failing.* exclude (expected_text, found_text),
        case
            when failing.unit <> 'yuan' then 1
            when coalesce(of_statement.scale, of_document.scale) = 1 then 1
            when coalesce(of_statement.scale, of_document.scale) is not null then 10000
            when abs(failing.found) < 10000 and abs(failing.expected) < 10000 then 1
            else 10000
        end as scale,
        failing.expected_text as given_expected,
        failing.found_text as given_found,
    from failing
    left join printed_units as of_statement
        on failing.document_sha256 = of_statement.document_sha256
        and failing.statement_code = of_statement.statement_code
    left join printed_units as of_document
        on failing.document_sha256 = of_document.document_sha256
        and of_document.statement_code is null
),

worded as (
    select
        *,
        coalesce(given_expected, figure_text(expected, scale, 0, unit)) as expected_text,
        coalesce(given_found, figure_text(found, scale, 0, unit)) as found_text,
        figure_text(difference, scale, 0, unit) as difference_text,
        figure_text(allowed, scale, 0, unit) as allowed_text,
    from told
)

select
    finding_id,
    rule_id,
    finding_severity,
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
    page,
    bbox,
    -- {where}, {other} and {what} last: they hold the department's own words, which may hold braces
    replace(replace(replace(replace(replace(replace(replace(
        message, '{found}', coalesce(found_text, '')), '{expected}', coalesce(expected_text, '')),
        '{difference}', coalesce(ltrim(difference_text, '-'), '')),
        '{allowed}', coalesce(allowed_text, '')), '{where}', masked(coalesce(where_text, ''))),
        '{other}', masked(coalesce(other_text, ''))), '{what}', masked(coalesce(what_text, ''))),

    'check',
    '',
    '',
    '',
    '',
    null,
    coalesce(header_path, ''),
    expected_text,
    found_text,
    difference_text,
    allowed_text,
    finding_id,
from worded;
