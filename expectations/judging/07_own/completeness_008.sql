-- COMPLETENESS-008, one row per statement and class with a figure: classes with a figure and none
-- of their sections and items. A statement printed by unit, or read in part, or of a report that
-- leaves items out as secret, tells nothing.
insert into rule_checks by name
with classes as (
    select
        classes.document_sha256,
        classes.statement_code,
        classes.subject_code,
        any_value(classes) as classes,
        count(*) filter (length(parts.subject_code) = 5) as section_count,
        count(*) filter (length(parts.subject_code) = 7) as item_count,
    from single_figures as classes
    left join single_figures as parts
        on classes.document_sha256 = parts.document_sha256
        and classes.statement_code = parts.statement_code
        and starts_with(parts.subject_code, classes.subject_code)
        and length(parts.subject_code) > 3
    where
        length(classes.subject_code) = 3 and classes.value > 0
        and classes.measure_code in ('total', 'amount')
    group by classes.document_sha256, classes.statement_code, classes.subject_code
)

select
    'COMPLETENESS-008' as rule_id,
    classes.document_sha256,
    classes.statement_code || ':' || classes.subject_code as about,
    case
        when section_count > 0 and (item_count > 0 or classes.statement_code in ('GK06', 'YS08'))
            then 'holds'
        when section_count > 0 and listed.code is null then 'holds'
        when not statements.is_whole or secret.document_sha256 is not null
            or not classes.classes.is_trusted or printed.document_sha256 is not null
            then 'cannot_tell'
        else 'fails'
    end as verdict,
    '表没有读全，或注明有保密内容未列' as doubt,
    classes.statement_code,
    classes.subject_code,
    classes.classes.value as found,
    'yuan' as unit,
    figure_place(classes.classes) as where_text,
    place_of(classes.classes) as found_place,
from classes
inner join whole_statements as statements
    on classes.document_sha256 = statements.document_sha256
    and classes.statement_code = statements.statement_code
-- classes whose sections the code lists divide into items (219 has none)
left join (
    select distinct left(code, 3) as code from input_code_names where length(code) = 7
) as listed on classes.subject_code = listed.code
left join (
    select distinct document_sha256 from input_texts
    where regexp_matches(plain, '(涉密|保密|国家秘密).{0,60}(剔除|不予公开|不公开|未公开|未列|不列示)')
) as secret on classes.document_sha256 = secret.document_sha256
-- sections that are printed, but not as one row each
left join (
    select distinct document_sha256, statement_code, left(subject_code, 3) as code
    from input_figures
    where length(subject_code) = 5
) as printed
    on classes.document_sha256 = printed.document_sha256
    and classes.statement_code = printed.statement_code
    and classes.subject_code = printed.code and classes.section_count = 0
where classes.statement_code in (
    'GK02', 'GK03', 'GK05', 'GK06', 'GK07', 'GK08', 'YS02', 'YS03', 'YS05', 'YS06', 'YS07', 'YS08'
);
