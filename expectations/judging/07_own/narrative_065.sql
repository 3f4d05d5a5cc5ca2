-- NARRATIVE-065, one row per change told behind an amount and what it is compared with: it is their
-- difference. A wrong one is told where a single digit stands between, a point has moved in one of the
-- three, or the direction is turned round.
insert into rule_checks by name
select
    'NARRATIVE-065' as rule_id,
    document_sha256,
    regexp_replace(own.clause, '[\d\s]', '', 'g') || ':' || paragraph_no || ':' || place as about,
    case
        when not is_trusted then 'uncertain'
        when is_size and is_sign then 'holds'
        when
            is_size or is_firm
            or is_about_one_digit(abs(difference) - figure.value, allowed, 2 * figure.half_width)
            or told_digits(figure.value, 2 * figure.half_width) >= 3
            and list_bool_or(list_transform(
                [0.0001, 0.1, 10.0, 10000.0],
                lambda moved: abs(abs(own.value * moved - earlier.value) - figure.value) <= allowed
                    or abs(abs(own.value - earlier.value * moved) - figure.value) <= allowed
                    or abs(abs(difference) - figure.value * moved) <= allowed
            ))
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(is_trusted, '比较的可能不是这两个数', '正文的识读不可靠') as doubt,
    figure.value * sign as found,
    difference as expected,
    'yuan' as unit,
    if(sign < 0, '减少', '增加') || figure.figure_text as found_text,
    allowed,
    '正文第' || figure.source_page || '页' as where_text,
    grouped(own.figure_text) || '与' || grouped(earlier.figure_text) as other_text,
    place_of_words(figure.source_page, figure.source_bbox, figure.sentence) as found_place,
from compared_amounts
where words = '';
