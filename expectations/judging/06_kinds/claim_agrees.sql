-- Kind claim_agrees, one row per claim: a figure of the text is the one of a statement (N1). The
-- claim may lie half its last digit and half the figure's away; up to a whole last digit is a
-- tail (cut off instead of rounded). A narrated nought agrees with a blank; a narrated figure
-- above nought disagrees with a statement that prints no figure at all.
insert into rule_checks by name
select
    rule_id,
    document_sha256,
    about,
    verdict,
    case
        when figures is null then statement_name || '中没有找到对应的数'
        when not is_meant then statement_name || '中没有找到正文所说的这一个数'
        else '所用数字的识读不可靠'
    end as doubt,
    figures.statement_code as statement_code,
    claims.subject_code as subject_code,
    coalesce(figures.line_label, claims.subject_words) as line_label,
    figures.measure_code as measure_code,
    figures.value as expected,
    claims.value as found,
    claims.figure_text as found_text,
    allowed,
    claims.unit as unit,
    if(figures is null, '空白', null) as expected_text,
    claim_place(claims) as where_text,
    coalesce(figure_place(figures), statement_name) as other_text,
from judged_claims;

insert into rule_check_places by name
select
    rule_id, document_sha256, about, 'found' as role, 1 as place_no,
    unnest(place_of_claim(claims)),
from judged_claims
union all by name
select
    rule_id, document_sha256, about, 'other' as role, 2 as place_no,
    unnest(place_of(figures)), figures.document_sha256 as place_sha256,
from judged_claims
where figures is not null;
