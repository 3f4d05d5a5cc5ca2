-- One row per share behind an amount (`judged_shares`), judged by the wholes that it may be a share of
-- (`share_fits`) and by the shares told in the same words one after another, which are shares of one
-- whole, printed or not.

-- Two shares of one whole: the intervals that the whole may lie in meet. A last digit cut off
-- instead of rounded is let pass.
create or replace table share_pairs as
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

create or replace table common_wholes as
select
    fits.document_sha256,
    shares.section_code,
    shares.wording,
    shares.group_no,
    fits.whole,
    count(distinct (fits.paragraph_no, fits.place)) filter (fits.fit in ('holds', 'tail')) as met,
    -- 支出1,523.6万元,其中基本支出1,011.2万元,占66.4%;项目支出512.4万元,占: the parts are all of it
    coalesce(bool_or(abs(shares.parts - fits.whole) <= shares.parts_half), false) as is_sum,
from share_fits as fits
inner join told_shares as shares
    on fits.document_sha256 = shares.document_sha256
    and fits.paragraph_no = shares.paragraph_no
    and fits.place = shares.place
group by fits.document_sha256, shares.section_code, shares.wording, shares.group_no, fits.whole
having met >= 2 or is_sum and met >= 1
qualify row_number() over (
    partition by fits.document_sha256, shares.section_code, shares.wording, shares.group_no
    order by is_sum desc, met desc, fits.whole desc
) = 1;

create or replace table judged_shares as
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
        coalesce(max(whole) filter (is_named), max(whole) filter (is_meant)) as named_whole,
        bool_or(is_meant) and not bool_or(fit in ('holds', 'tail')) as is_of_none,
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
    coalesce(fitted.is_of_none, false) as is_of_none,
    if(
        coalesce(fitted.is_of_another or fitted.is_of_none, false), fitted.named_whole,
        coalesce(common.whole, fitted.tail_whole)
    ) as common_whole,
    common.met,
    coalesce(common.is_sum, false) as is_sum,
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
