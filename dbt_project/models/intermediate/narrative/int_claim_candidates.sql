-- One row per figure in a sentence with the measure of its topic, what it is compared with, and
-- whether both are certain enough for a claim.
with

chosen as (select * from {{ ref('int_claim_chosen_topics') }}),

-- amounts that are followed by percentages in brackets
bracketed as (
    select
        document_sha256,
        paragraph_no,
        sentence_no,
        count(*) as percents
    from (
        select
            *,
            lag(unit) over in_sentence as unit_before,
            lag(zone) over in_sentence as words_before
        from chosen
        window in_sentence as (
            partition by document_sha256, paragraph_no, sentence_no order by place
        )
    ) as followed
    where
        unit = 'percent' and zone = '(' and tail like ')%' and unit_before = 'yuan'
        and not regexp_matches(words_before, '{{ tells_a_change() }}')
    group by document_sha256, paragraph_no, sentence_no
),

measured as (
    select
        chosen.*,
        case
            when chosen.told_how = 'follow' then ''
            when
                chosen.unit = 'percent'
                and {{ completion_before('chosen.zone', 'chosen.zone_before') }} is not null
                then {{ completion_before('chosen.zone', 'chosen.zone_before') }}
            when
                chosen.told_how = 'topic' and chosen.unit = 'yuan'
                and measures.measure_code = '' and chosen.stands_before like '%@'
                and regexp_matches(chosen.tail, '{{ goes_over_to_a_change() }}')
                then 'prior'
            -- in final accounts a budget is told as one (三公经费支出预算为10万元)
            when
                chosen.told_how = 'topic' and chosen.unit = 'yuan'
                and chosen.document_kind = 'final_accounts'
                and measures.measure_code = ''
                and regexp_matches(
                    chosen.own_subject || chosen.stands_after, '{{ ends_as_a_budget() }}'
                )
                then 'budget'
            -- 占全部支出4394.42万元的 | 93.34%
            when {{ is_share_of_an_amount('chosen.unit', 'chosen.zone', 'chosen.zone_before') }}
                then 'share'
            -- 较上年增加7.48万元(14.77%): the rate of the change right before it
            when
                chosen.unit = 'percent' and chosen.zone = '(' and chosen.tail like ')%'
                and chosen.told_how = 'none' and chosen.unit_before = 'yuan'
                and regexp_matches(chosen.zone_before, '{{ tells_a_change() }}')
                then 'change_rate'
            -- 货物43万元(15%)、工程102万元(35%): shares of what is listed
            when
                chosen.unit = 'percent' and chosen.zone = '('
                and chosen.tail like ')%'
                and chosen.told_how = 'none' and bracketed.percents > 1
                then 'share'
            else measures.measure_code
        end as measure_code,
        {{ compared_with('chosen.in_sentence') }} as compared_with,
        regexp_extract(
            if(
                chosen.unit = 'percent' and chosen.zone = '('
                and regexp_matches(chosen.zone_before, '{{ tells_a_change() }}'),
                chosen.zone_before, chosen.zone
            ),
            '(' || {{ claim_words('rise') }} || '|' || {{ claim_words('fall') }}
            || '){{ behind_a_change() }}', 1
        ) as direction
    from chosen
    left join bracketed
        on chosen.document_sha256 = bracketed.document_sha256
        and chosen.paragraph_no = bracketed.paragraph_no
        and chosen.sentence_no = bracketed.sentence_no
    left join {{ ref('int_claim_measures') }} as measures
        on chosen.told_how = measures.after
        and case
            when chosen.told_how = 'topic' then chosen.stands_after
            else {{ last_clause('chosen.zone') }}
        end = measures.words
        and chosen.unit = measures.unit
        and chosen.document_kind = measures.document_kind
),

-- 三公经费预算20万元,其中:公务接待费9万元: the parts of a budget are budgets
parted as (
    select
        *,
        last_value(
            if(regexp_matches(zone, '{{ opens_its_parts() }}'), measure_before, null) ignore nulls
        ) over (
            partition by document_sha256, paragraph_no, chain_no order by place
        ) as measure_of_the_whole
    from (
        select
            *,
            coalesce(lag(if(unit = 'yuan', measure_code, 'none')) over (
                partition by document_sha256, paragraph_no, chain_no order by place
            ), 'none') as measure_before
        from measured
    ) as followed
),

in_parts as (
    select
        * exclude (measure_of_the_whole, measure_before) replace (
            case
                when
                    told_how = 'topic' and unit = 'yuan' and measure_code = ''
                    and measure_of_the_whole in ('budget', 'adjusted_budget')
                    and not regexp_matches(own_subject || stands_after, '{{ tells_an_outturn() }}')
                    then measure_of_the_whole
                else measure_code
            end as measure_code
        )
    from parted
),

bases as (
    select
        compared.compared_with,
        compared.document_kind,
        arg_max(patterns.code, patterns.pattern_no) as base_code
    from (
        select distinct compared_with, document_kind from in_parts
        where compared_with <> ''
    ) as compared
    inner join {{ ref('int_claim_patterns') }} as patterns
        on patterns.part = 'base'
        and coalesce(patterns.document_kind, compared.document_kind) = compared.document_kind
        and regexp_matches(compared.compared_with, '^(?:' || patterns.pattern || ')')
    group by compared.compared_with, compared.document_kind
),

-- an amount whose words say nothing that is known: what stands behind it is said of it
unknown as (
    select
        *,
        coalesce(last_value(
            case
                when unit = 'percent' then null
                when zone like '%(%' and tail like ')%' then null
                when {{ is_whole_of_a_share('zone', 'tail') }} then null
                when unit = 'yuan' and regexp_matches(zone, '{{ difference_told() }}') then null
                when unit = 'yuan' and measure_code is null
                    then told_how = 'none' or regexp_matches(topic, '_(class|section|item)$')
                when told_how <> 'none' then false
            end ignore nulls
        ) over (
            partition by document_sha256, paragraph_no, sentence_no order by place
            rows between unbounded preceding and 1 preceding
        ), false) as is_of_the_unknown,
        -- 基本支出中工资福利支出5万元,占80%: the share of an amount that no measure fits
        coalesce(last_value(
            case
                when unit = 'yuan' and not {{ is_whole_of_a_share('zone', 'tail') }}
                    then measure_code is null
            end ignore nulls
        ) over (
            partition by document_sha256, paragraph_no, sentence_no order by place
            rows between unbounded preceding and 1 preceding
        ), false) as is_of_the_unmeasured,
        -- 收入总计3577万元,其中结转10万元,较上年增加475万元: an amount has not grown by more than it is,
        -- and behind one part the whole may be meant
        coalesce(
            told_how = 'none' and unit = 'yuan' and measure_code = 'change'
            and regexp_full_match(direction, {{ claim_words('rise') }})
            and contains(in_sentence, '{{ opens_the_parts() }}')
            and value > last_value(
                if(unit = 'yuan' and measure_code = '', value, null) ignore nulls
            ) over (
                partition by document_sha256, paragraph_no, sentence_no order by place
                rows between unbounded preceding and 1 preceding
            ), false
        ) as grows_beyond,
        nullif({{ year_spoken_of(year_before_told('in_sentence', 'document_year')) }}, '')
            as year_told
    from in_parts
)

select
    measured.* exclude (is_of_the_unknown, is_of_the_unmeasured, grows_beyond, year_told),
    case
        -- 年初预算5万元,上年为4万元: not the year's own budget, whatever was compared with it before
        when measured.measure_code = 'prior' and {{ names_the_year_before('measured.zone') }}
            then 'prior'
        when
            measured.document_kind = 'final_accounts'
            and {{ year_compared('measured.compared_with') }} = measured.document_year::varchar
            and {{ names_a_budget('measured.compared_with') }}
            then 'budget'
        else coalesce(bases.base_code, 'prior')
    end as base_code,
    case
        when topic is null then false
        when
            told_how = 'none' and measure_code in ('change', 'change_rate')
            and last_value(
                case when told_how <> 'none' then false when unit = 'yuan' then grows_beyond end
                ignore nulls
            ) over (
                partition by document_sha256, paragraph_no, sentence_no order by place
            )
            then false
        when
            told_how = 'none'
            and (is_of_the_unknown or measure_code = 'share' and is_of_the_unmeasured)
            then false
        -- 比2019年减少: a change since an earlier year is another one
        when
            measure_code in ('change', 'change_rate')
            and abs({{ whole_number(year_compared('measured.compared_with')) }} - document_year) > 1
            then false
        -- 比上年预算数下降: in final accounts a change is since what was spent
        when
            measure_code in ('change', 'change_rate')
            and bases.base_code = 'prior_budget'
            and {{ year_compared('measured.compared_with') }} <> measured.document_year::varchar
            then false
        when
            measure_code in ('change', 'change_rate')
            and regexp_matches(in_sentence, '{{ sets_something_aside() }}')
            then false
        -- 货物…、工程…、服务…,占比分别为17.67%、22.35%: not the last one's
        when
            told_how = 'none' and measure_code = 'share' and not is_of_an_amount_before
            and regexp_matches(lead, '{{ one_for_each() }}[^,;。]*$')
            then false
        when told_how = 'none' and in_reason
            -- the rate of a change behind the reason of something else is no reason either
            then zone like '%@%'
            or measure_code = 'share'
            and regexp_matches(lead, '{{ content_before_a_share() }}')
            or unit = 'percent' and zone_before like '%@%'
            and regexp_full_match(
                zone,
                ',?(?:' || {{ claim_words('rise') }} || '|' || {{ claim_words('fall') }} || ')'
            )
        when told_how = 'topic' and in_reason
            then measure_code in ('change', 'change_rate')
            and regexp_full_match(stands_before, '{{ made_up_of() }}')
            -- 主要原因是工资增加,2017年项目支出2626万元: an amount of a year is no reason
            or measure_code = ''
            and regexp_full_match(stands_before, '{{ year_before_an_amount() }}')
        else measure_code is not null
    end as is_sound,
    -- 2026年计划购置车辆1辆。单价100万元以上设备0台: still of what is planned
    coalesce(last_value({{ is_planned('in_sentence') }} ignore nulls) over (
        partition by document_sha256, paragraph_no order by place
    ), false) as is_planned,
    coalesce(last_value({{ is_bought('in_sentence') }} ignore nulls) over (
        partition by document_sha256, paragraph_no order by place
    ), false) as is_bought,
    -- 2011年预算合计为5万元。其中,接待费2万元: the parts of an amount are of its year
    coalesce(
        year_told,
        case
            when min(year_told) over told_in_list = max(year_told) over told_in_list
                then max(year_told) over told_in_list
            when
                min(year_told) over told_before = max(year_told) over told_before
                and unit <> 'count'
                then max(year_told) over told_before
        end,
        ''
    ) as named_year,
    {{ year_compared('measured.compared_with') }} as compared_year
from unknown as measured
left join bases
    on measured.compared_with = bases.compared_with
    and measured.document_kind = bases.document_kind
window
    told_before as (
        partition by document_sha256, paragraph_no order by place
        rows between unbounded preceding and 1 preceding
    ),
    -- sentences that semicolons join
    told_in_list as (
        partition by document_sha256, paragraph_no, chain_no order by place
        rows between unbounded preceding and 1 preceding
    )
