-- TIMELINESS-112, one row per unit: units of the department (seed organisation_units) without a
-- report of their own for the year and kind; the department's report may say that they have none,
-- or are merged.
insert into rule_checks by name
with units as (
    select
        documents.document_sha256,
        units.unit_name,
        min(own.document_sha256) as own_sha256,
    from asked as documents
    inner join input_units as units
        on documents.department_name = units.department_name
        and documents.fiscal_year
        between coalesce(units.valid_from::integer, 0) and coalesce(units.valid_to::integer, 9999)
    left join input_documents as own
        on units.unit_name = own.department_name
        and documents.fiscal_year = own.fiscal_year
        and documents.document_kind = own.document_kind
        and documents.document_sha256 <> own.document_sha256
    where documents.rule_id = 'TIMELINESS-112' and documents.level = 'department'
        and documents.is_current
    group by documents.document_sha256, units.unit_name
)

select
    'TIMELINESS-112' as rule_id,
    units.document_sha256,
    units.unit_name as about,
    if(
        own_sha256 is not null
        or bool_or(regexp_matches(
            substr(plain, strpos(plain, units.unit_name)), '不单列|并入|不单独(编制|公开)'
        )),
        'holds', 'fails'
    ) as verdict,
    units.unit_name as found_text,
    inner_quotes(units.unit_name) as what_text,
from units
left join input_texts as texts
    on units.document_sha256 = texts.document_sha256 and contains(texts.plain, units.unit_name)
group by units.document_sha256, units.unit_name, own_sha256;

insert into rule_absences by name
select
    rule_id, document_sha256, 'not_applicable' as outcome,
    '单位的报告由其主管部门的报告核对' as reason,
from asked
where rule_id = 'TIMELINESS-112' and level <> 'department';
