-- NARRATIVE-062, one row per share (占…的比重) behind an amount: it is the amount's share of a figure
-- that the paragraph or a total of the statements prints. Where the other shares of the paragraph are
-- shares of one whole, the one that is a share of nothing is told; so is a share above 100 %.
create or replace temp table told_shares as
select *
from (
    select
        *,
        lag(value) over in_sentence as part,
        lag(half_width) over in_sentence as part_half,
        lag(role) over in_sentence as part_role,
        lag(figure_text) over in_sentence as part_text,
        lag(place) over in_sentence as part_place,
    from prose_figures
    window in_sentence as (
        partition by document_sha256, paragraph_no, sentence_no order by place
    )
)
where
    role = 'share' and part_role = 'amount' and part > 0 and length(lead) <= 40
    and regexp_matches(lead, '^[,(（]?(约)?占');

create or replace temp table share_fits as
with wholes as (
    select
        shares.document_sha256,
        shares.paragraph_no,
        shares.place,
        amounts.value as whole,
        amounts.half_width as whole_half,
    from told_shares as shares
    inner join prose_figures as amounts
        on shares.document_sha256 = amounts.document_sha256
        and amounts.paragraph_no between shares.paragraph_no - 3 and shares.paragraph_no
        and amounts.role = 'amount'
        and (amounts.paragraph_no <> shares.paragraph_no or amounts.place <> shares.part_place)
    union
    select
        shares.document_sha256,
        shares.paragraph_no,
        shares.place,
        totals.value as whole,
        totals.half_width as whole_half,
    from told_shares as shares
    inner join (
        select distinct judged_sha256, figures.value as value, figures.half_width as half_width,
        from figures_at_hand
        where figures.unit = 'yuan' and figures.subject_code = '' and figures.is_trusted
            and (figures.line = 'total' or regexp_matches(figures.line_label, '[总合]计'))
    ) as totals on shares.document_sha256 = totals.judged_sha256
)

select
    shares.document_sha256,
    shares.paragraph_no,
    shares.place,
    wholes.whole,
    rate_check(
        shares.part, shares.part_half, wholes.whole, wholes.whole_half, shares.value,
        shares.half_width
    ) as fit,
from told_shares as shares
inner join wholes
    on shares.document_sha256 = wholes.document_sha256
    and shares.paragraph_no = wholes.paragraph_no
    and shares.place = wholes.place
where wholes.whole > 0;

create or replace temp table common_wholes as
select
    document_sha256,
    paragraph_no,
    whole,
    count(distinct place) filter (fit in ('holds', 'tail')) as met,
from share_fits
group by document_sha256, paragraph_no, whole
having met >= 2
qualify row_number() over (
    partition by document_sha256, paragraph_no order by met desc, whole desc
) = 1;

insert into rule_checks by name
with fitted as (
    select
        document_sha256,
        paragraph_no,
        place,
        bool_or(fit = 'holds') as holds,
        bool_or(fit = 'tail') as is_tail,
        max(whole) filter (fit = 'tail') as tail_whole,
    from share_fits
    group by document_sha256, paragraph_no, place
),

judged as (
    select
        shares.*,
        coalesce(fitted.holds, false) as holds,
        coalesce(fitted.is_tail, false) as is_tail,
        coalesce(common.whole, fitted.tail_whole) as common_whole,
        common.met,
        count(*) filter (
            not (coalesce(fitted.holds, false) or coalesce(fitted.is_tail, false))
        ) over (partition by shares.document_sha256, shares.paragraph_no) as missed,
    from told_shares as shares
    left join fitted
        on shares.document_sha256 = fitted.document_sha256
        and shares.paragraph_no = fitted.paragraph_no
        and shares.place = fitted.place
    left join common_wholes as common
        on shares.document_sha256 = common.document_sha256
        and shares.paragraph_no = common.paragraph_no
)

select
    'NARRATIVE-062' as rule_id,
    document_sha256,
    regexp_replace(clause, '[\d\s]', '', 'g') || ':' || part_text || ':' || paragraph_no as about,
    case
        when not is_trusted then 'uncertain'
        when value > 100 + half_width then 'fails'
        when holds then 'holds'
        when is_tail then 'tail'
        when met >= 2 * missed then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(is_trusted, '不知道是占哪一个数的比重', '正文的识读不可靠') as doubt,
    value as found,
    figure_text as found_text,
    case
        when value > 100 + half_width then '不超过100%'
        else rate_words(part, common_whole, 2) || '%'
    end as expected_text,
    'percent' as unit,
    '正文第' || source_page || '页' as where_text,
    part_text as other_text,
    inner_quotes(regexp_replace(left(sentence, 80), '[，；。,;]+$', '')) as what_text,
    place_of_words(source_page, source_bbox, sentence) as found_place,
from judged
anti join rates_of_rules as known
    on judged.document_sha256 = known.document_sha256
    and place_in_document(judged.paragraph_no, judged.place) = known.rate.place;
