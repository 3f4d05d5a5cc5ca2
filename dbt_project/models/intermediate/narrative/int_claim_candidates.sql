-- One row per figure in a sentence with the measure of its topic, what it is compared with, and
-- whether both are certain enough for a claim.
{%- set year_named = '(?:\\d{4}年|上年|去年|上一年|上一度|上一年度)' %}
{%- set rises = '增加|增长|上升|提高|变化|新增|大于|高于' %}
{%- set falls = '减少|下降|降低|压减|减低|缩减|小于|低于' %}
with

chosen as (
    select * from {{ ref('int_claim_chosen_topics') }}
),

measured as (
    select
        chosen.*,
        case
            when chosen.told_how = 'follow' then ''
            when
                chosen.zone = '的' and chosen.unit = 'percent'
                and regexp_matches(chosen.zone_before, '完成(全年|调整)')
                then 'adjusted_completion_rate'
            when
                chosen.zone = '的' and chosen.unit = 'percent'
                and chosen.zone_before like '%完成%'
                then 'completion_rate'
            else measures.measure_code
        end as measure_code,
        regexp_extract(
            chosen.in_sentence,
            '^.*((?:比|较|与|同|于)(?:{{ year_named }}|年初|全年|调整|本年|预算)[^,;。]{0,24})', 1
        ) as compared_with,
        regexp_extract(
            chosen.zone, '({{ rises }}|{{ falls }})(?:\(..\))?@?(?:了|约)?$', 1
        ) as direction
    from chosen
    left join {{ ref('int_claim_measures') }} as measures
        on chosen.told_how = measures.after
        and case
            when chosen.told_how = 'topic' then chosen.stands_after
            else {{ last_clause('chosen.zone') }}
        end = measures.words
        and chosen.unit = measures.unit
        and chosen.document_kind = measures.document_kind
),

comparisons as (
    select distinct
        compared_with,
        document_kind
    from measured
    where compared_with <> ''
),

bases as (
    select
        compared.compared_with,
        compared.document_kind,
        arg_max(patterns.code, patterns.pattern_no) as base_code
    from comparisons as compared
    inner join {{ ref('claim_patterns') }} as patterns
        on patterns.part = 'base'
        and coalesce(patterns.document_kind, compared.document_kind) = compared.document_kind
        and regexp_matches(compared.compared_with, '^(?:' || patterns.pattern || ')')
    group by compared.compared_with, compared.document_kind
)

select
    measured.*,
    coalesce(bases.base_code, 'prior') as base_code,
    case
        when topic is null then false
        when told_how = 'none' and in_reason then zone like '%@%'
        when told_how = 'topic' and in_reason
            then measure_code in ('change', 'change_rate')
            and regexp_full_match(stands_before, '.*(主要(原因)?(是|为|系)|原因是)|、?')
        else measure_code is not null
    end as is_sound,
    regexp_matches(
        regexp_extract(in_sentence, '^.*(截至|共有|现有|(?:安排|计划|拟).{0,8}购置)'), '购置$'
    ) as is_planned,
    regexp_extract(regexp_replace(
        in_sentence, '(?:比|较|与|同|于|不存在|无)20\d\d年|20\d\d年(?:新成立|至)', '', 'g'
    ), '^.*(20\d\d)年', 1) as named_year,
    regexp_extract(measured.compared_with, '(20\d\d)年', 1) as compared_year
from measured
left join bases
    on measured.compared_with = bases.compared_with
    and measured.document_kind = bases.document_kind
