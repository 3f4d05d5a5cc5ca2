-- One row per share (占…的比重) behind an amount (`judged_shares`), with the wholes that it may be a share
-- of: figures that the paragraph, the lists before or a total of the statements prints, and the sum of
-- all amounts whose shares add up to 100 %. Shares told in the same words one after another are shares
-- of one whole, printed or not.
create or replace temp table told_shares as
with behind as (
    select
        *,
        -- as many amounts are listed before the shares
        lag(prose_figures, list_size) over in_sentence as part_figure,
        regexp_replace(list_lead, '[\d.,;()约为的]', '', 'g') as wording,
        -- the name of the whole, without what says that it is one: 固定资产
        regexp_extract(
            list_lead, '占(?:本?单位|本?部门)?(\p{Han}{2,12}?)(?:总额|总量|总数|总值|总计|合计)(?:的|比重|比例|约|为)*$', 1
        ) as whole_name,
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
        shares.paragraph_no = amounts.paragraph_no and amounts.place < shares.part_place
            and length(shares.whole_name) >= 3
            and regexp_matches(
                amounts.clause,
                shares.whole_name || '(总额|总量|总数|总值|总计|合计)?(为|共|是)?$'
            ) as is_named,
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
        -- 占部门支出总额: of all that the department spends
        totals.is_all and regexp_matches(shares.list_lead, '占(本?部门|本?单位)(预算)?(支出总额|总支出)的?$') as is_named,
    from told_shares as shares
    inner join (
        select distinct
            judged_sha256,
            figures.value as value,
            figures.half_width as half_width,
            figures.statement_code in ('YS03', 'GK03')
            or figures.statement_code in ('YS01', 'GK01') and figures.side = 'expense' as is_all,
        from figures_at_hand
        where figures.unit = 'yuan' and figures.subject_code = '' and figures.is_trusted
            and (figures.line = 'total' or regexp_matches(figures.line_label, '[总合]计'))
    ) as totals on shares.document_sha256 = totals.judged_sha256
    union
    select
        document_sha256,
        paragraph_no,
        place,
        as_figure(sum(part) over in_group) as whole,
        as_figure(sum(part_half) over in_group) as whole_half,
        false as is_named,
    from told_shares
    window in_group as (partition by document_sha256, section_code, wording, group_no)
    qualify abs(sum(value) over in_group - 100) <= count(*) over in_group * half_width
)

select
    shares.document_sha256,
    shares.paragraph_no,
    shares.place,
    wholes.whole,
    wholes.is_named,
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
        -- the whole that the words name, where it is none of its shares
        bool_or(is_named) and not bool_or(is_named and fit in ('holds', 'tail')) as is_of_another,
        max(whole) filter (is_named) as named_whole,
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
    coalesce(fitted.holds, false)
    or not coalesce(fitted.is_of_another, false) and coalesce(rate_check(
        shares.part, shares.part_half, common.whole, shares.part_half, shares.value, shares.half_width
    ) = 'holds', false) as holds,
    coalesce(fitted.is_tail, false) as is_tail,
    coalesce(fitted.is_of_another, false) as is_of_another,
    if(
        coalesce(fitted.is_of_another, false), fitted.named_whole,
        coalesce(common.whole, fitted.tail_whole)
    ) as common_whole,
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
