-- NARRATIVE-062, one row per share (占…的比重) behind an amount: it is the amount's share of a figure
-- that the paragraph or a total of the statements prints. Shares told in the same words one
-- after another are shares of one whole, printed or not: the one that is a share of another whole
-- is told; so is a share above 100 %.
create or replace temp table told_shares as
with behind as (
    select
        *,
        -- as many amounts are listed before the shares
        lag(prose_figures, list_size) over in_sentence as part_figure,
        regexp_replace(list_lead, '[\d.,;()约为的]', '', 'g') as wording,
    from prose_figures
    window in_sentence as (
        partition by document_sha256, paragraph_no, sentence_no order by place
    )
),

told as (
    select
        *,
        part_figure.value as part,
        part_figure.half_width as part_half,
        part_figure.figure_text as part_text,
        part_figure.place as part_place,
        lag(paragraph_no) over so_worded as paragraph_before,
    from behind
    where
        role = 'share' and part_figure.role = 'amount' and part_figure.value > 0
        and length(list_lead) <= 40 and regexp_matches(list_lead, '^[,(（]?(约)?占')
        -- of a whole of its own kind
        and not contains(list_lead, '同类')
    window so_worded as (
        partition by document_sha256, section_code, wording order by paragraph_no, place
    )
)

select
    *,
    sum(if(paragraph_no - paragraph_before <= 4, 0, 1)) over (
        partition by document_sha256, section_code, wording order by paragraph_no, place
    ) as group_no,
from told;

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

-- Two shares of one whole: the intervals that the whole may lie in meet. A last digit cut off
-- instead of rounded is let pass.
create or replace temp table share_pairs as
select
    one.document_sha256,
    one.paragraph_no,
    one.place,
    other as partner,
    (one.part - one.part_half) * (other.value - 2 * other.half_width)
    <= (other.part + other.part_half) * (one.value + 2 * one.half_width)
    and (other.part - other.part_half) * (one.value - 2 * one.half_width)
    <= (one.part + one.part_half) * (other.value + 2 * other.half_width) as fits,
from told_shares as one
inner join told_shares as other
    on one.document_sha256 = other.document_sha256
    and one.section_code = other.section_code
    and one.wording = other.wording
    and one.group_no = other.group_no
    and (one.paragraph_no, one.place) <> (other.paragraph_no, other.place)
where one.value > 0 and other.value > 0;

create or replace temp table common_wholes as
select
    fits.document_sha256,
    shares.section_code,
    shares.wording,
    shares.group_no,
    fits.whole,
    count(distinct (fits.paragraph_no, fits.place)) filter (fits.fit in ('holds', 'tail')) as met,
from share_fits as fits
inner join told_shares as shares
    on fits.document_sha256 = shares.document_sha256
    and fits.paragraph_no = shares.paragraph_no
    and fits.place = shares.place
group by fits.document_sha256, shares.section_code, shares.wording, shares.group_no, fits.whole
having met >= 2
qualify row_number() over (
    partition by fits.document_sha256, shares.section_code, shares.wording, shares.group_no
    order by met desc, fits.whole desc
) = 1;

create or replace temp table judged_shares as
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

paired as (
    select
        pairs.document_sha256,
        pairs.paragraph_no,
        pairs.place,
        count(*) as partners,
        count(*) filter (not pairs.fits) as contrary,
        bool_or(coalesce(fitted.holds, false)) as partner_holds,
        arg_max(pairs.partner, (pairs.partner.part, -pairs.partner.place)) as partner,
    from share_pairs as pairs
    left join fitted
        on pairs.document_sha256 = fitted.document_sha256
        and pairs.partner.paragraph_no = fitted.paragraph_no
        and pairs.partner.place = fitted.place
    group by pairs.document_sha256, pairs.paragraph_no, pairs.place
)

select
    shares.*,
    coalesce(fitted.holds, false) as holds,
    coalesce(fitted.is_tail, false) as is_tail,
    coalesce(common.whole, fitted.tail_whole) as common_whole,
    common.met,
    coalesce(paired.partners, 0) as partners,
    coalesce(paired.contrary, 0) as contrary,
    paired.partner,
    coalesce(paired.partner_holds, false) as partner_holds,
    count(*) filter (
        not (coalesce(fitted.holds, false) or coalesce(fitted.is_tail, false))
    ) over (
        partition by shares.document_sha256, shares.section_code, shares.wording, shares.group_no
    ) as missed,
from told_shares as shares
left join fitted
    on shares.document_sha256 = fitted.document_sha256
    and shares.paragraph_no = fitted.paragraph_no
    and shares.place = fitted.place
left join paired
    on shares.document_sha256 = paired.document_sha256
    and shares.paragraph_no = paired.paragraph_no
    and shares.place = paired.place
left join common_wholes as common
    on shares.document_sha256 = common.document_sha256
    and shares.section_code = common.section_code
    and shares.wording = common.wording
    and shares.group_no = common.group_no;

insert into rule_checks by name
select
    'NARRATIVE-062' as rule_id,
    document_sha256,
    regexp_replace(clause, '[\d\s]', '', 'g') || ':' || part_text || ':' || paragraph_no as about,
    case
        when not is_trusted then 'uncertain'
        when value > 100 + half_width then 'fails'
        -- words that name the whole name but one
        when wording <> '占' and partners > 0 and contrary = partners and partner_holds
            and partner.place < place then 'fails'
        when holds then 'holds'
        when is_tail then 'tail'
        when met >= 2 * missed
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
    inner_quotes(regexp_replace(left(sentence, 80), '[，；。,;]+$', '')) as what_text,
    place_of_words(source_page, source_bbox, sentence) as found_place,
from judged_shares
anti join rates_of_rules as known
    on judged_shares.document_sha256 = known.document_sha256
    and place_in_document(judged_shares.paragraph_no, judged_shares.place) = known.rate.place;
