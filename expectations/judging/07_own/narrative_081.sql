-- NARRATIVE-081, one row per list of the running text, in a paragraph or as numbered ones, that adds
-- up and whose total and parts are told with their rates or changes: what they are compared with adds
-- up, too. A part without one may have had anything, and only what is more than the total tells then.
insert into rule_checks by name
with lists as (
    select
        document_sha256, paragraph_no, place, total,
        list_transform(places, lambda part: place_in_document(paragraph_no, part)) as places,
    from list_readings
    where
        not is_open and reading not in ('running', 'numbered') and parts <= 8
        and abs(expected - total.value) <= allowed
    qualify row_number() over (
        partition by document_sha256, paragraph_no, place order by parts desc, reading asc
    ) = 1
    union all by name
    select
        document_sha256, nearest.total.paragraph_no, nearest.total.place, nearest.total as total,
        list_transform(figures, lambda part: place_in_document(part.paragraph_no, part.place)) as places,
    from judged_outlines
    where holds
),

based as (
    select
        lists.document_sha256, lists.paragraph_no, lists.place, lists.total, totals.base,
        totals.told as total_told, totals.least, totals.most, totals.role,
        len(lists.places) as parts,
        count(bases.place) as told_parts,
        as_figure(sum(bases.least)) as parts_least,
        as_figure(sum(bases.most)) as parts_most,
        bool_and(bases.told.is_trusted) as are_trusted,
        -- nothing but the changes themselves, which add up by another rule
        bool_and(bases.role = 'change' and totals.role = 'change') as is_of_changes,
    from lists
    inner join implied_bases as totals
        on lists.document_sha256 = totals.document_sha256
        and lists.paragraph_no = totals.paragraph_no
        and lists.place = totals.place
    inner join implied_bases as bases
        on lists.document_sha256 = bases.document_sha256
        and list_contains(lists.places, place_in_document(bases.paragraph_no, bases.place))
        and totals.base = bases.base
    group by all
)

select
    'NARRATIVE-081' as rule_id,
    document_sha256,
    base || ':' || paragraph_no || ':' || place as about,
    case
        when not (total.is_trusted and total_told.is_trusted and are_trusted) then 'uncertain'
        when parts_least <= most and (parts_most >= least or told_parts < parts) then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    shown_about((least + most) / 2, factor_of_words(total.figure_text)) as found,
    shown_about((parts_least + parts_most) / 2, factor_of_words(total.figure_text)) as expected,
    'yuan' as unit,
    factor_of_words(total.figure_text) as factor,
    '正文第' || total.source_page || '页“' || clause_end(total.clause) || '”' || grouped(total.figure_text)
        as where_text,
    if(base = 'budget', '预算数', '上年数') as what_text,
    told_parts || '项' as other_text,
    place_of_words(total.source_page, total.source_bbox, total.sentence) as found_place,
from based
where told_parts >= 2 and not is_of_changes;
