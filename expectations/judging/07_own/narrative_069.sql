-- NARRATIVE-069, one row per amount or change of the running text, of six digits and more, that is
-- printed nowhere else in the report while an amount that is (of six digits: twice and more) differs
-- from it in one digit. The difference may be an amount of its own: told only where none is.
create or replace temp table printed_values as
select
    parts.document_sha256,
    abs(figures.value) as value,
    figures.half_width as half_width,
    figures.cell_id,
    0 as paragraph_no,
    0 as place,
from input_parts as parts
inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
where figures.unit = 'yuan' and figures.value <> 0
union all by name
select document_sha256, value, half_width, paragraph_no, place,
from prose_figures
where role in ('amount', 'prior', 'change') and value > 0;

create or replace temp table lone_amounts as
with told as (
    select *, 2 * half_width as unit_width, told_digits(value, unit_width) as digits,
    from prose_figures
    where
        (role = 'change' or role = 'amount' and not is_past)
        and half_width > 0 and digits >= 6
)

select *
from told
where not exists (
    select 1 from printed_values as others
    where others.document_sha256 = told.document_sha256
        and (others.paragraph_no <> told.paragraph_no or others.place <> told.place)
        and abs(others.value - told.value) <= told.unit_width + others.half_width
);

create or replace temp table slipped_amounts as
with slips as (
    select
        told.document_sha256,
        told.paragraph_no,
        told.place,
        any_value(told.digits) as digits,
        any_value(printed.value) as value,
        arg_min(
            printed, (printed.paragraph_no <> 0, printed.paragraph_no, printed.place, printed.cell_id)
        ) as likely,
        count(*) as times,
        count(distinct printed.value) as amounts,
    from lone_amounts as told
    inner join printed_values as printed
        on told.document_sha256 = printed.document_sha256
        and differs_in_a_digit(told.value, printed.value, told.unit_width)
        -- a last digit may be rounded
        and abs(told.value - printed.value) > 3 * told.unit_width + printed.half_width
    left join printed_amounts as addends
        on told.document_sha256 = addends.document_sha256
        and addends.value = abs(told.value - printed.value)
    where addends.value is null
    group by told.document_sha256, told.paragraph_no, told.place
)

select *
from slips
where amounts = 1
    and (
        times >= 2
        -- of two that are both told once the later one
        or digits >= 7
        and place_in_document(likely.paragraph_no, likely.place)
        < place_in_document(paragraph_no, place)
    );

insert into rule_checks by name
select
    'NARRATIVE-069' as rule_id,
    lone.document_sha256,
    regexp_replace(lone.clause, '[\d\s]', '', 'g') || ':' || lone.paragraph_no || ':' || lone.place as about,
    if(lone.is_trusted, 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    slipped.value as expected,
    lone.value as found,
    lone.figure_text as found_text,
    'yuan' as unit,
    '正文第' || lone.source_page || '页“' || clause_end(lone.clause) || '”' as where_text,
    if(
        slipped.likely.paragraph_no = 0, figure_place(figures),
        '正文第' || words.source_page || '页“' || clause_end(words.clause) || '”'
    ) as other_text,
    slipped.times || '处' as what_text,
    place_of_words(lone.source_page, lone.source_bbox, lone.sentence) as found_place,
from slipped_amounts as slipped
inner join lone_amounts as lone
    on slipped.document_sha256 = lone.document_sha256
    and slipped.paragraph_no = lone.paragraph_no and slipped.place = lone.place
left join prose_figures as words
    on slipped.document_sha256 = words.document_sha256
    and slipped.likely.paragraph_no = words.paragraph_no and slipped.likely.place = words.place
left join input_figures as figures on slipped.likely.cell_id = figures.cell_id
inner join input_documents as documents on lone.document_sha256 = documents.document_sha256
-- in final accounts a budget is near its outturn, and is none of its digits
where not (
    documents.document_kind = 'final_accounts'
    and regexp_matches(lone.clause, '预算(数|安排)?(为|是|共)?$')
    <> coalesce(regexp_matches(words.clause, '预算(数|安排)?(为|是|共)?$'), false)
)
-- what a rule has told of this very amount is told
and not exists (
    select 1 from rule_checks as told
    where told.document_sha256 = lone.document_sha256
        and told.verdict in ('fails', 'uncertain')
        and told.found_place.text = lone.sentence and abs(told.found) = lone.value
)
union all by name
select
    'NARRATIVE-069' as rule_id,
    prose.document_sha256,
    prose.paragraph_no || ':' || prose.place as about,
    if(prose.is_trusted, 'holds', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
from prose_figures as prose
left join lone_amounts as lone
    on prose.document_sha256 = lone.document_sha256
    and prose.paragraph_no = lone.paragraph_no and prose.place = lone.place
where prose.role = 'amount' and prose.half_width > 0 and lone.place is null
    and told_digits(prose.value, 2 * prose.half_width) >= 6;
