-- One row per figure in a sentence, as int_claim_candidates has it. What is told as a difference
-- without a direction (年初预算5万元,决算4万元,增减1万元) is the change between the two amounts
-- that were told of its topic right before it, and goes the way they go.
with

told as (
    select
        *,
        regexp_matches(zone, '{{ difference_told() }}') and unit in ('yuan', 'percent')
            as is_difference,
        count(*) filter (where own_topic is not null) over (
            partition by document_sha256, paragraph_no, sentence_no order by place
        ) as topic_no
    from {{ ref('int_claim_candidates') }}
),

amounts as (
    select
        *,
        last_value(
            case when is_sound and unit = 'yuan' and measure_code = '' then value end ignore nulls
        ) over before_it as spent,
        last_value(
            case
                when is_sound and unit = 'yuan' and measure_code in ('budget', 'adjusted_budget')
                    then value
            end ignore nulls
        ) over before_it as budgeted,
        last_value(
            case when is_sound and unit = 'yuan' and measure_code = 'prior' then value end
            ignore nulls
        ) over before_it as spent_before
    from told
    window before_it as (
        partition by document_sha256, paragraph_no, sentence_no, topic_no order by place
        rows between unbounded preceding and 1 preceding
    )
),

-- one other amount alone, or that which the words compare with
based as (
    select
        *,
        case
            when not is_difference then null
            when contains(zone, '@') then if(base_code in ('budget', 'prior'), base_code, null)
            when budgeted is null and spent_before is not null then 'prior'
            when spent_before is null and budgeted is not null then 'budget'
        end as difference_base
    from amounts
),

directed as (
    select
        *,
        spent - case difference_base
            when 'budget' then budgeted
            when 'prior' then spent_before
        end as difference
    from based
)

select
    * exclude (
        is_difference, topic_no, spent, budgeted, spent_before, difference_base, difference
    ) replace (
        case
            when difference is null then measure_code
            when unit = 'percent' then 'change_rate'
            else 'change'
        end as measure_code,
        if(difference is null, base_code, difference_base) as base_code,
        case
            when difference is null then direction
            else {{ direction_of('difference') }}
        end as direction,
        is_sound or difference is not null and not in_reason as is_sound
    )
from directed
