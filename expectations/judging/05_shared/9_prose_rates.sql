-- One row per rate of a change beside what it may be a rate of (`told_rates`) with what it is against
-- them (`fitted_rates`). A rate that fits any amount of its paragraph holds: what it is a rate of is
-- for the reader to say.

-- Does the rate fit an amount of its paragraph, as what has changed or as what it is compared with?
create or replace table fitting_rates as
with amounts as (
    select
        told.document_sha256,
        told.paragraph_no,
        told.place,
        told.rate,
        told.half_width,
        told.sign,
        amounts.value as amount,
        amounts.half_width as amount_half,
        coalesce(told.change.signed, amounts.value - others.value) as change,
        coalesce(told.change.half, amounts.half_width + others.half_width) as change_half,
        coalesce(others.value, amounts.value) as whole,
        coalesce(others.half_width, amounts.half_width) as whole_half,
        told.has_change,
        -- this year's amount, which the change is told of: no change is a rate of it
        told.has_change and amounts.place = told.own.place
        and (
            told.place - amounts.place = 2 and amounts.sentence_no = told.sentence_no
            or told.base_is_apart or told.stride > 1 or told.is_named
        )
        and amounts.role = 'amount'
        and not amounts.follows_another and not amounts.is_past as is_own,
    from told_rates as told
    inner join prose_figures as amounts
        on told.document_sha256 = amounts.document_sha256
        and told.paragraph_no = amounts.paragraph_no
        and amounts.role in ('amount', 'prior')
        and (
            abs(amounts.place - told.place) <= 8 or amounts.place = told.own.place
            -- behind a long list the change may be the whole's, which the paragraph begins with
            or told.has_change and amounts.place <= 3
        )
    -- without a change the rate is one of two amounts
    left join prose_figures as others
        on not told.has_change
        and told.document_sha256 = others.document_sha256
        and told.paragraph_no = others.paragraph_no
        and others.role in ('amount', 'prior')
        and others.place <> amounts.place
        and abs(others.place - told.place) <= 8
),

fits as (
    select
        document_sha256,
        paragraph_no,
        place,
        is_own,
        rate_check(change, change_half, whole, whole_half, rate, half_width) as as_base,
        rate_check(
            told_change, told_half, own - told_change, own_half + told_half, rate, half_width
        ) as as_own,
    from (
        select
            *,
            if(has_change, whole, amount) as own,
            if(has_change, whole_half, amount_half) as own_half,
            -- 比上年1.43万元，增加…: the word of direction may be missing
            if(has_change, change, whole * sign) as told_change,
            if(has_change, change_half, whole_half) as told_half,
        from amounts
    )
)

select
    document_sha256,
    paragraph_no,
    place,
    bool_or(not is_own and as_base = 'holds' or as_own = 'holds') as holds,
    bool_or(not is_own and as_base = 'tail' or as_own = 'tail') as is_tail,
from fits
group by all;

-- One row per rate with what it is against the figures beside it. A rate against the direction of
-- its change is NARRATIVE-056's.
create or replace table fitted_rates as
select
    told.*,
    case
        when has_change and change.sign <> sign and change.signed <> 0 and value <> 0
            then 'contrary'
        when fits.holds then 'holds'
        when fits.is_tail then 'tail'
        -- there is no rate on nought
        when own is not null and abs(own.value - told_change) <= own.half + told_half then null
        -- of which of two it is told is open: a digit is the evidence
        when
            is_over_share and own is not null and not differs_in_a_digit(
                value,
                rate_shown(
                    abs(told_change), own.value - told_change, coalesce(printed_decimals(figure_text), 0)
                ),
                2 * half_width
            )
            then null
        when told_change is not null then 'fails'
        when own is not null and sign < 0 and value > 100 then 'below_nought'
    end as fit,
    own.value - told_change as whole,
from (
    select
        *,
        case
            when has_change then change.signed
            when own is not null and earlier is not null then own.value - earlier.value
        end as told_change,
        case when has_change then change.half else own.half + earlier.half end as told_half,
    from told_rates
) as told
left join fitting_rates as fits
    on told.document_sha256 = fits.document_sha256
    and told.paragraph_no = fits.paragraph_no
    and told.place = fits.place
-- what a rule about this very figure has judged is judged
anti join rates_of_rules as known
    on told.document_sha256 = known.document_sha256
    and told.paragraph_no = known.rate.paragraph_no
    and place_in_document(told.paragraph_no, told.place) = known.rate.place;
