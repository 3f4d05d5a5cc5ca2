-- NARRATIVE-068, one row per part that is told behind an amount (其中), up to a semicolon or a total: it is
-- not more than the amount. A budget or last year's figure is no part of an outturn.
set variable planned_words = (select pattern from input_prose_words where use = 'planned');  -- noqa: PRS

insert into rule_checks by name
with placed as (
    select
        *,
        -- behind 其中, and before it nothing but how the whole has changed
        regexp_matches(lead, '^[,;(（]?其中') as opens,
        count(*) filter (regexp_matches(lead, '其中|;|总|累计|全部|另')) over in_sentence as list_no,
        coalesce(role not in ('change', 'rate'), true) as is_no_change,
        count(*) filter (is_no_change) over in_sentence as whole_no,
    from prose_figures
    window in_sentence as (partition by document_sha256, paragraph_no, sentence_no order by place)
),

opened as (
    select
        wholes as whole,
        first as first,
    from placed as first
    inner join placed as wholes
        on first.document_sha256 = wholes.document_sha256
        and first.paragraph_no = wholes.paragraph_no and first.sentence_no = wholes.sentence_no
        and first.place > wholes.place
        and wholes.role = 'amount' and wholes.whole_no = first.whole_no - if(first.is_no_change, 1, 0)
    where first.opens
),

followed as (
    select
        opened.whole as whole,
        parts as part,
    from opened
    inner join placed as parts
        on opened.whole.document_sha256 = parts.document_sha256
        and opened.whole.paragraph_no = parts.paragraph_no
        and opened.whole.sentence_no = parts.sentence_no
        and opened.first.list_no = parts.list_no
)

select
    'NARRATIVE-068' as rule_id,
    whole.document_sha256 as document_sha256,
    regexp_replace(whole.clause, '[\d\s]', '', 'g') || ':' || whole.paragraph_no || ':' || part.place as about,
    case
        when not (whole.is_trusted and part.is_trusted) then 'uncertain'
        -- told to the same digit there is nothing to round
        when
            part.value <= whole.value
            + if(part.half_width = whole.half_width, 0, whole.half_width + part.half_width)
            then 'holds'
        when
            regexp_matches(part.clause, getvariable('planned_words'))
            and not regexp_matches(whole.clause, getvariable('planned_words'))
            then 'cannot_tell'
        else 'fails'
    end as verdict,
    if(whole.is_trusted and part.is_trusted, '其中写的可能是预算或上年的数', '正文的识读不可靠') as doubt,
    whole.value as expected,
    part.value as found,
    'yuan' as unit,
    whole.figure_text as expected_text,
    part.figure_text as found_text,
    '正文第' || part.source_page || '页' as where_text,
    clause_end(whole.clause) as other_text,
    place_of_words(part.source_page, part.source_bbox, part.sentence) as found_place,
from followed
where
    whole.value > 0 and part.role = 'amount'
    -- 元 instead of 万元 is a finding of its own
    and factor_of_words(whole.figure_text) = factor_of_words(part.figure_text)
    -- a list that does not add up tells it already
    and not exists (
        select 1 from judged_lists as lists
        where lists.document_sha256 = whole.document_sha256
            and lists.paragraph_no = whole.paragraph_no and lists.place = whole.place
            and not lists.holds
            and exists (
                select 1 from rule_checks as told
                where told.rule_id = 'NARRATIVE-060' and told.verdict = 'fails'
                    and told.document_sha256 = lists.document_sha256
                    and ends_with(told.about, ':' || lists.place || ':' || lists.paragraph_no)
            )
    );
