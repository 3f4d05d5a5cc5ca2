-- NARRATIVE-062, one row per share (占…的比重) behind an amount: it is the amount's share of a figure that
-- is printed. The one of several told alike that is a share of another whole is told; so is a share
-- above 100 %, and one that is no share of the whole that its words name.
insert into rule_checks by name
select
    'NARRATIVE-062' as rule_id,
    document_sha256,
    regexp_replace(clause, '[\d\s]', '', 'g') || ':' || part_text || ':' || paragraph_no as about,
    case
        when not is_trusted then 'uncertain'
        when value > 100 + half_width or is_of_another then 'fails'
        -- words that name the whole name but one
        when wording <> '占' and partners > 0 and contrary = partners and partner_holds
            and partner.place < place then 'fails'
        when holds then 'holds'
        when is_tail then 'tail'
        when is_of_none then 'fails'
        when met >= 2 * missed
            then if(abs(value * common_whole - 100 * part) <= 4 * half_width * common_whole, 'tail', 'fails')
        when is_sum and partner_holds and partners = 1
            then if(abs(value * common_whole - 100 * part) <= 4 * half_width * common_whole, 'tail', 'fails')
        when partners > 0 and contrary = 0 then 'holds'
        -- all others are shares of one whole; of two the one whose whole is not printed
        when contrary >= 2 and contrary = partners then 'fails'
        when partners = 1 and (partner_holds or partner.paragraph_no < paragraph_no or partner.place < place)
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(is_trusted, '不知道是占哪一个数的比重', '正文的识读不可靠') as doubt,
    value as found,
    figure_text as found_text,
    case
        when value > 100 + half_width then '不超过100%'
        when common_whole is not null then rate_words(part, common_whole, 2) || '%'
        else '与' || partner.part_text || '占' || partner.figure_text || '同一个总数的比重'
    end as expected_text,
    'percent' as unit,
    '正文第' || source_page || '页' as where_text,
    part_text as other_text,
    clause_start(regexp_replace(sentence, '[，；。,;]+$', ''), 80) as what_text,
    place_of_words(source_page, source_bbox, sentence) as found_place,
from judged_shares
anti join rates_of_rules as known
    on judged_shares.document_sha256 = known.document_sha256
    and place_in_document(judged_shares.paragraph_no, judged_shares.place) = known.rate.place
    -- that rounding may make it one does not make more than all of it a share
    and not (known.fit in ('holds', 'tail') and judged_shares.value > 100 + judged_shares.half_width);
