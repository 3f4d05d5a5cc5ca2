-- One row per identity tested: a printed total against the sum of its printed parts. Sums of
-- printed parts are computed here; rules, proof and coverage read them.
with

terms as (
    select * from {{ ref('int_identity_terms') }}
),

identities as (
    select * from {{ ref('identities') }}
),

sums as (
    select
        check_id,
        identity_id,
        any_value(document_sha256) as document_sha256,
        any_value(statement_id) as statement_id,
        any_value(statement_code) as statement_code,
        arg_min(side, cell_id) filter (where role = 'total') as side,
        arg_min(block, cell_id) filter (where role = 'total') as block,
        arg_min(unit_name, cell_id) filter (where role = 'total') as unit_name,
        arg_min(period, cell_id) filter (where role = 'total') as period,
        arg_min(subject_code, cell_id) filter (where role = 'total') as subject_code,
        arg_min(line_label, cell_id) filter (where role = 'total') as line_label,
        arg_min(measure_code, cell_id) filter (where role = 'total') as measure_code,
        min(cell_id) filter (where role = 'total') as total_cell_id,
        any_value(unit) as unit,
        count(distinct unit) as unit_count,

        {{ sum_of_figures("case when role = 'total' then value end") }} as found,
        {{ sum_of_figures("case when role = 'addend' then sign * value else 0 end") }} as expected,
        cast(sum(half_width) as decimal(24, 6)) as half_widths,
        count(*) filter (where role = 'total') as total_count,
        count(*) filter (where role = 'addend') as addend_count,
        count(*) filter (where value <> 0) as nonzero_count,

        bool_or(is_uncertain) as is_uncertain,
        bool_and(is_trusted) as is_trusted,
        bool_or(unmapped_reason is not null) as has_unmapped
    from terms
    group by check_id, identity_id
),

judged as (
    select
        sums.*,
        found - expected as difference,
        cast(
            {{ rounding_tolerance('half_widths', 'identities.tolerance') }} as decimal(24, 4)
        ) as allowed,
        case
            when has_unmapped then 'unmapped_part'
            when unit_count > 1 then 'mixed_units'
            when addend_count = 0 and found <> 0 then 'no_part_printed'
            when is_uncertain and abs(found - expected) > half_widths then 'nesting_uncertain'
            -- a class printed once for each project: which parts belong to which total is unknown
            when total_count > 1 and abs(found - expected) > half_widths then 'total_repeated'
        end as reason
    from sums
    inner join identities
        on sums.identity_id = identities.identity_id
    where found is not null and expected is not null
)

select
    judged.check_id,
    judged.identity_id,
    rules.rule_id,
    judged.document_sha256,
    judged.statement_id,
    judged.statement_code,
    judged.side,
    judged.block,
    judged.unit_name,
    judged.period,
    judged.subject_code,
    judged.line_label,
    judged.measure_code,
    judged.total_cell_id,

    judged.expected,
    judged.found,
    judged.difference,
    judged.allowed,
    judged.addend_count,
    judged.nonzero_count,
    judged.unit,

    case
        when judged.reason is not null then 'cannot_tell'
        when judged.difference = 0 then 'holds'
        when abs(judged.difference) <= judged.allowed then 'rounding'
        else 'fails'
    end as outcome,
    judged.reason,
    judged.is_trusted
from judged
left join {{ ref('identity_rules') }} as rules
    on judged.identity_id = rules.identity_id
    and judged.statement_code = rules.statement_code
    and coalesce(rules.side, judged.side) = judged.side
    and regexp_full_match(judged.line_label, rules.line_pattern)
qualify row_number() over (
    partition by judged.check_id
    order by rules.side is null asc, length(rules.line_pattern) desc, rules.rule_id asc
) = 1
