-- NARRATIVE-060, one row per amount of the running text whose parts are listed behind it: their sum
-- is the amount. A list may be one of examples: it is held to its sum only where lists opened by the
-- same word add up elsewhere in the report, or where a single digit stands between sum and amount.
set variable examples = (select pattern from input_prose_words where use = 'examples');  -- noqa: PRS
set variable main_examples = (select pattern from input_prose_words where use = 'main_examples');  -- noqa: PRS

insert into rule_checks by name
select
    'NARRATIVE-060' as rule_id,
    document_sha256,
    total.wording_key || ':' || place || ':' || paragraph_no as about,
    case
        when not total.is_trusted then 'uncertain'
        when holds then 'holds'
        -- 群众体育赛事经费1,100万元等工作: the list is open
        when is_open then 'cannot_tell'
        when is_all_told then 'fails'
        when total.is_bare then 'cannot_tell'
        when is_whole and (not is_addend or is_exact) then 'fails'
        -- some of what the amount has are more than it
        when part_sum > total.value + allowed then 'fails'
        -- 其中 and 主要包括 may name some of the parts only
        when
            total.opener <> '' and held >= 3 and held >= 4 * missed
            and (not regexp_matches(total.opener, getvariable('examples')) or least_sum > total.value + allowed)
            then 'fails'
        when
            is_about_one_digit(expected - total.value, allowed, 2 * total.half_width)
            and told_digits(total.value, 2 * total.half_width) >= 4
            and told_digits(expected, 2 * total.half_width) >= 4
            and (not is_addend or held >= 10 and held >= 10 * missed)
            and (
                not regexp_matches(total.opener, getvariable('main_examples')) or least_sum > total.value + allowed
                -- the report's other lists leave nothing out
                or held >= 3 and held >= 4 * missed
            )
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(total.is_trusted, '所列的可能只是其中几项', '正文的识读不可靠') as doubt,
    if(not coalesce(is_whole, false) and part_sum > total.value + allowed, part_sum, expected) as expected,
    total.value as found,
    total.figure_text as found_text,
    allowed,
    'yuan' as unit,
    '正文第' || total.source_page || '页“' || clause_end(total.clause) || '”' as where_text,
    if(
        not coalesce(is_whole, false) and part_sum > total.value + allowed, '所列各项相加', '所列' || parts || '项相加'
    ) as other_text,
    place_of_words(total.source_page, total.source_bbox, total.sentence) as found_place,
from judged_lists
-- without a word that opens a list there may be none
where total.opener <> '' or verdict in ('holds', 'fails');

insert into rule_check_places by name
select
    'NARRATIVE-060' as rule_id,
    lists.document_sha256,
    lists.about,
    'addend' as role,
    lists.place_no,
    unnest(place_of_words(parts.source_page, parts.source_bbox, parts.sentence)),
from (
    select
        document_sha256,
        total.wording_key || ':' || place || ':' || paragraph_no as about,
        unnest(part_places) as part_place,
        generate_subscripts(part_places, 1)::integer as place_no,
    from judged_lists
    where not holds
) as lists
inner join prose_figures as parts
    on lists.document_sha256 = parts.document_sha256
    and lists.part_place = place_in_document(parts.paragraph_no, parts.place);

-- 教育支出164.03亿元，以及转移支付378.22亿元，合计542.25亿元
insert into rule_checks by name
select
    'NARRATIVE-060' as rule_id,
    lists.document_sha256,
    'closed:' || lists.total.clause || ':' || lists.place || ':' || lists.paragraph_no as about,
    case
        when not is_trusted then 'uncertain'
        when abs(expected - total.value) <= allowed then 'holds'
        when
            printed.value is null
            and is_about_one_digit(expected - total.value, allowed, 2 * total.half_width)
            and told_digits(expected, 2 * total.half_width) >= if(is_added, 3, 4)
            -- 66.00亿元 says as much as 66.05亿元
            and (
                told_digits(total.value, 2 * total.half_width) >= if(is_added, 3, 5)
                or is_added and length(figure_digits(total.value, 2 * total.half_width)) >= 4
            )
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(is_trusted, '所列的可能只是其中几项', '正文的识读不可靠') as doubt,
    expected,
    total.value as found,
    total.figure_text as found_text,
    allowed,
    'yuan' as unit,
    '正文第' || total.source_page || '页“' || clause_end(total.clause) || '”' as where_text,
    '前面' || parts || '项相加' as other_text,
    place_of_words(total.source_page, total.source_bbox, total.sentence) as found_place,
from closed_lists as lists
left join (select distinct document_sha256, value from printed_amounts) as printed
    on lists.document_sha256 = printed.document_sha256
    and printed.value = abs(lists.expected - lists.total.value)
where verdict <> 'cannot_tell';
