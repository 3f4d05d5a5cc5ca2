-- One row per figure in a sentence: the topic that counts for it and how it is known. A figure
-- without a topic of its own speaks of the last topic before it, named by words or following from
-- another; below an item that no pattern knows it does not speak of what the heading is about.
with

-- 年末结转29.64万元。与上年相比,收入增加…,增长…;支出增加…: not of the balance told before, but of the
-- revenue that the paragraph told, where it told one
changed as (
    select
        *,
        case
            when own_topic is not null then ''
            when
                {{ change_of_revenue('zone') }}
                and regexp_matches(topic_before, 'expenditure|(opening|closing)_balance')
                then 'revenue'
            when
                {{ change_of_spending('zone') }}
                and regexp_matches(topic_before, 'revenue|(opening|closing)_balance')
                then 'expenditure'
        end as changed_side,
        list_distinct(list(own_topic) filter (
            regexp_full_match(own_topic, '{{ all_of_a_side() }}')
        ) over before_it) as sides_told,
        first_value(own_topic) over (
            partition by document_sha256, paragraph_no order by place
        ) as whole_topic
    from {{ ref('int_claim_told_topics') }}
    window before_it as (
        partition by document_sha256, paragraph_no order by place
        rows between unbounded preceding and 1 preceding
    )
),

sided as (
    select
        * exclude (changed_side, sides_told),
        coalesce(last_value(changed_side ignore nulls) over so_far, '') <> '' as is_of_another_side,
        last_value(
            case
                when changed_side = '' then ''
                when
                    len(list_filter(sides_told, lambda told: contains(told, changed_side))) = 1
                    then list_filter(sides_told, lambda told: contains(told, changed_side))[1]
                when changed_side <> '' then ''
            end ignore nulls
        ) over so_far as topic_of_the_side
    from changed
    window so_far as (
        partition by document_sha256, paragraph_no, sentence_no order by place
        rows between unbounded preceding and current row
    )
),

-- what a figure without a topic of its own speaks of: the last topic before it, named by words or
-- following from another
resolved as (
    select
        *,
        -- 比上年减少830万元,下降20%。其中:…减少9万元: what has parts again is the whole
        case
            when
                (
                    contains(plain, '{{ opens_the_parts() }}')
                    or next_plain like '{{ opens_the_parts() }}%'
                )
                and not regexp_matches(whole_topic, '_(class|section|item)$')
                then whole_topic
        end as topic_of_the_whole,
        coalesce(lag(is_equipment) over before_it, false)
        and unit = 'yuan'
        and regexp_full_match(zone, '{{ only_counts() }}') as values_equipment,
        case
            when own_topic like 'grade_%' or zone like '%(%' and tail like ')%' then null
            -- 购置费36万元,用于购置2辆公务用车,比上年增加…: a number of cars takes nothing over
            when own_topic is null and unit = 'count' then null
            -- behind a parenthesis the topic before it goes on, for the figures that follow too
            when
                own_topic is null and follow_topic is null and unit <> 'count'
                and zone like '%)%' and not regexp_matches(zone, '^[^)]*\(')
                then topic_before_parenthesis
            when own_topic is null or told_by = 'tail' then coalesce(follow_topic, own_topic)
            else own_topic
        end as takes_over,
        -- 收入5万元,其中财政拨款4万元、上年结转1万元,较上年增加: of the whole, or of the last part
        coalesce(last_value(
            case
                when own_topic is not null or follow_topic is not null then false
                when
                    regexp_matches(zone, '{{ compares_behind_a_comma() }}')
                    and zone_before like '、%'
                    and regexp_matches(in_sentence, '{{ opens_a_list_of_parts() }}')
                    then true
            end ignore nulls
        ) over so_far, false) as is_behind_joined_parts
    from sided
    window
        before_it as (partition by document_sha256, paragraph_no order by place),
        so_far as (
            partition by document_sha256, paragraph_no, sentence_no order by place
            rows between unbounded preceding and current row
        )
),

-- money speaks of money: 公务接待费4万元,接待国内来宾38批次、400人次。比上年减少1.33万元
taken_over as (
    select
        * exclude (takes_over),
        if(
            unit = 'yuan' or unit = 'percent' and unit_before = 'yuan',
            last_value(if(unit = 'count', null, takes_over) ignore nulls) over before_it,
            last_value(takes_over ignore nulls) over before_it
        ) as resolved_before
    from resolved
    window before_it as (
        partition by document_sha256, paragraph_no order by place
        rows between unbounded preceding and 1 preceding
    )
),

chosen as (
    select
        *,
        case
            when is_threshold or is_part_of_an_item then null
            when regexp_matches(zone, '{{ is_for_each() }}') then null
            when is_equipment
                then 'equipment_' || {{ whole_number('value_before / 10000') }}
            when values_equipment then 'equipment_value'
            when follow_topic is not null and (own_topic is null or told_by = 'tail')
                then follow_topic
            when
                regexp_matches(own_topic, '^procurement_(goods|works|services)$')
                and contains(in_sentence, '{{ procurement_of_the_general_budget() }}')
                then replace(own_topic, 'procurement_', 'procurement_general_public_')
            when own_topic is not null then own_topic
            when unit = 'count' then null
            when is_of_another_side then nullif(topic_of_the_side, '')
            when zone like '%)%' and not regexp_matches(zone, '^[^)]*\(')
                then topic_before_parenthesis
            when is_behind_joined_parts then null
            when is_behind_a_list then topic_of_the_whole
            when is_below_an_item then resolved_before
            else coalesce(resolved_before, head_topic)
        end as topic,
        case
            when is_threshold then 'threshold'
            when is_equipment or values_equipment then 'follow'
            when follow_topic is not null and (own_topic is null or told_by = 'tail') then 'follow'
            when own_topic is not null and told_by = 'tail' then 'follow'
            when own_topic is not null then 'topic'
            else 'none'
        end as told_how
    from taken_over
)

-- the share of an amount told before it speaks of that amount
select
    chosen.* exclude (
        of_place, whole_topic, topic_of_the_whole, topic_of_the_side, next_plain,
        is_behind_joined_parts
    ) replace (
        if(chosen.of_place is null, chosen.topic, whole.topic) as topic,
        if(chosen.of_place is null, chosen.told_how, 'none') as told_how,
        if(
            chosen.of_place is null, chosen.subject_before,
            coalesce(whole.own_subject, whole.subject_before)
        ) as subject_before
    ),
    chosen.of_place is not null as is_of_an_amount_before
from chosen
left join chosen as whole
    on chosen.document_sha256 = whole.document_sha256
    and chosen.paragraph_no = whole.paragraph_no
    and chosen.of_place = whole.place
