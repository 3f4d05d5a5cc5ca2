-- One row per rate of a change that stands beside the change itself, or beside what is compared, with
-- those (`told_rates`): 本年数、增减额和增减幅度 of one sentence fit together, whatever they are about.
create or replace table told_rates as
with placed as (
    select
        figures.*,
        {
            'role': role, 'words': figure_text, 'opening': lead, 'signed': value * sign, 'value': value,
            'half': half_width, 'sign': sign, 'sentence_no': sentence_no,
            'is_near': not regexp_matches(
                replace(lead, '收、支', ''), '[;。:、]|其中|分别|原因|主要|由于|因'
            ),
            -- 收支较上年决算数减少…, of what the sentence before told
            'opens': regexp_matches(lead, '^(收支|收、支|收入支出)?(总计|总体|总额)?(与|比|较|同)'),
            'is_trusted': is_trusted,
            'place': place,
            -- what has changed, where the words of the change name it: 支出合计增加
            'noun': nullif(regexp_replace(
                clause, '(各|均|共|同比)*(负增长|增加|增长|上升|提高|减少|下降|降低|压减|压缩).*$', ''
            ), ''),
            -- 支出决算较上年增加: without what it is compared with
            'bare_noun': nullif(regexp_replace(
                clause, '(按?同口径)?(比|较|与|同)(上年|去年|上一年|20\d\d年).*$', ''
            ), '')
        } as told,
        coalesce(apart.told_rates, 1) as stride,
        lag(told, stride) over in_paragraph as before,
        lag(told, 2 * stride) over in_paragraph as second_before,
        lag(told, 3 * stride) over in_paragraph as third_before,
        last_value(if(figures.role = 'amount', told, null) ignore nulls) over (
            partition by figures.document_sha256, figures.paragraph_no, figures.sentence_no
            order by figures.place rows between unbounded preceding and 2 preceding
        ) as amount_before,
        if(
            figures.role = 'amount'
            and (not regexp_matches(clause, '预算') or regexp_matches(clause, '决算|执行')), told, null
        ) as main,
        count(main) over earlier as mains_before,
        last_value(main ignore nulls) over earlier as main_before,
    from prose_figures as figures
    left join rates_apart as apart
        on figures.document_sha256 = apart.document_sha256
        and figures.paragraph_no = apart.paragraph_no
        and figures.place between apart.first_place and apart.last_place
    window in_paragraph as (
        partition by figures.document_sha256, figures.paragraph_no order by figures.place
    ), earlier as (
        partition by figures.document_sha256, figures.paragraph_no order by figures.place
        rows between unbounded preceding and 1 preceding
    )
),

-- the change stands right before its rate, what has changed right before the change: in its
-- sentence, or in the one before where the change opens its own
paired as (
    select
        *,
        before.role = 'change' and before.sentence_no = sentence_no and length(lead) <= 12
            as has_change,
        if(has_change, before, null) as change,
        if(has_change, before, told) as last_told,
        -- 其中财政拨款收入2329.34万元,占73.55%,比上年增加147.29万元,增长: of it, or of what it is a part of
        coalesce(
            has_change and second_before.role = 'share' and third_before.role = 'amount'
            and third_before.place > 1 and place - third_before.place = 3
            and third_before.sentence_no = sentence_no
            and regexp_matches(before.opening, '^,(比|较|与|同)'),
            false
        ) as is_over_share,
        -- the share that the paragraph's first amount is of something may stand between
        case
            -- 支出决算X万元，完成预算的…，占…。与上年相比，减少…: of the one amount but its budget
            when has_change and second_before.role in ('share', 'completion') and before.opens
                and before.noun is null and mains_before = 1
                then main_before
            when is_over_share then third_before
            when
                if(has_change, second_before, before).role = 'share'
                and if(has_change, third_before, second_before).place = 1
                then if(has_change, third_before, second_before)
            -- X万元，比预算减少…，下降…，比上年增加…: both changes are of X
            when
                has_change and second_before.role in ('rate', 'change', 'completion')
                and regexp_matches(before.opening, '^,?(比|较|与|同)')
                then amount_before
            else if(has_change, second_before, before)
        end as base,
        if(has_change, third_before, second_before) as base_before,
        -- a share or another change stands between
        has_change and second_before.role in ('share', 'rate', 'change') as base_is_apart,
    from placed
    where
        role = 'rate'
        and (reason_code is null or reason_code not in ('in_a_reason', 'other_report'))
        -- rates listed whose changes are not
        and (stride > 1 or not regexp_full_match(lead, '[、,和]'))
),

based as (
    select
        * exclude (told, main, before, second_before, third_before, amount_before, main_before, mains_before, base),
        if(
            base.role in ('amount', 'prior') and last_told.is_near
            and (base.sentence_no = sentence_no or last_told.opens), base, null
        ) as base,
    from paired
),

-- an amount before it in the paragraph that bears the name of what has changed
named as (
    select
        based.document_sha256,
        based.paragraph_no,
        based.place,
        arg_max(placed.told, placed.place) as named_base,
    from based
    inner join placed
        on based.document_sha256 = placed.document_sha256
        and based.paragraph_no = placed.paragraph_no
        and placed.place < based.change.place
        and placed.role = 'amount'
        and (
            length(item_words(based.change.noun)) >= 3
            and ends_with(item_words(placed.clause), item_words(based.change.noun))
            or length(based.change.noun) >= 4 and ends_with(placed.clause, based.change.noun)
            or length(item_words(based.change.bare_noun)) >= 3
            and ends_with(item_words(placed.clause), item_words(based.change.bare_noun))
        )
    where based.base is null and length(based.change.noun) >= 3
    group by all
)

select
    based.* exclude (last_told),
    based.value * based.sign as rate,
    case
        when base.role = 'amount' then base
        when base.role = 'prior' and base.is_near and base_before.role = 'amount' then base_before
        else named.named_base
    end as own,
    if(base.role = 'prior', base, null) as earlier,
    base is null and named.named_base is not null as is_named,
from based
left join named
    on based.document_sha256 = named.document_sha256
    and based.paragraph_no = named.paragraph_no
    and based.place = named.place
where base is not null or named.named_base is not null
    -- 减少0.05万元，增长0.2%: whatever they are of
    or has_change and change.sign <> sign and length(lead) <= 4;
