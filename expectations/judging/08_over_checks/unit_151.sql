-- One row per failing comparison of the rules before, sums apart, whose figures are a power of ten
-- apart as far as their digits tell (UNIT-151); as uncertain as the comparison.

-- Half of the last digit of an amount that is not nought.
create or replace temp macro half_digit(amount) as
    as_figure(
        power(10, length(regexp_extract((abs(amount) * 100)::decimal(24, 0)::varchar, '0*$'))) / 200
    );

-- Round amounts tell little: a hundredth at most.
create or replace temp macro is_apart(greater, lesser, power) as
    abs(abs(greater) - power * abs(lesser)) <= least(
        half_digit(greater) + power * half_digit(lesser), power * abs(lesser) / 100
    );

create or replace temp table magnitude_slips as
select
    checks.document_sha256,
    checks.about,
    arg_min(checks, (checks.verdict, checks.rule_id)) as checks,
from rule_checks as checks
where
    not checks.is_sum and checks.verdict in ('fails', 'uncertain') and checks.unit = 'yuan'
    and checks.found <> 0 and checks.expected <> 0
    and len(list_filter(
        [10, 100, 1000, 10000],
        lambda power:
            is_apart(checks.found, checks.expected, power)
            or is_apart(checks.expected, checks.found, power)
    )) > 0
group by checks.document_sha256, checks.about;

insert into rule_checks by name
select
    'UNIT-151' as rule_id,
    slips.document_sha256,
    slips.about,
    slips.checks.verdict as verdict,
    slips.checks.doubt as doubt,
    slips.checks.statement_code as statement_code,
    slips.checks.expected as expected,
    slips.checks.found as found,
    slips.checks.found_text as found_text,
    slips.checks.expected_text as expected_text,
    'yuan' as unit,
    slips.checks.where_text as where_text,
    slips.checks.other_text as other_text,
    case round(log10(
        greatest(abs(slips.checks.found), abs(slips.checks.expected))
        / least(abs(slips.checks.found), abs(slips.checks.expected))
    ))
        when 1 then '十'
        when 2 then '一百'
        when 3 then '一千'
        else '一万'
    end as what_text,
    coalesce(slips.checks.found_place, {
        page: places.page, bbox: places.bbox, text: places.text, value: places.value,
        subject_code: places.subject_code, line_label: places.line_label,
        header_path: places.header_path
    }) as found_place,
from magnitude_slips as slips
left join rule_check_places as places
    on slips.checks.rule_id = places.rule_id
    and slips.document_sha256 = places.document_sha256
    and slips.about = places.about
    and places.role = 'found' and places.place_no = 1;

-- What it is compared with, as the comparison tells it: the parts of a list, say.
insert into rule_check_places by name
select places.* replace ('UNIT-151' as rule_id)
from rule_check_places as places
inner join magnitude_slips as slips
    on places.rule_id = slips.checks.rule_id
    and places.document_sha256 = slips.document_sha256
    and places.about = slips.about
where places.role <> 'found';
