-- One row per figure in a sentence, with the words that tell what it is where several names share
-- the words before their figures. Each (货物、工程、服务支出分别为1万元、2万元、3万元; 基本支出8万元、
-- 项目支出2万元,分别占80%、20%) takes its own name, or the amount that it is of.
with

figures as (
    select
        *,
        regexp_full_match(lead, '{{ goes_on_in_a_list() }}') as goes_on,
        regexp_extract(lead, '{{ opens_one_for_each() }}', ['names', 'role']) as opened,
        unit = 'yuan' and not regexp_matches(zone, '{{ tells_a_change() }}') as is_amount
    from {{ ref('int_claim_figures') }}
),

runs as (
    select
        *,
        count(*) filter (where not goes_on) over in_sentence as run_no,
        count(*) filter (where is_amount) over in_paragraph as amounts_so_far,
        count(*) filter (where is_amount) over before_it as amounts_before_it
    from figures
    window
        in_sentence as (
            partition by document_sha256, paragraph_no, sentence_no order by place
        ),
        in_paragraph as (partition by document_sha256, paragraph_no order by place),
        before_it as (
            partition by document_sha256, paragraph_no order by place
            rows between unbounded preceding and 1 preceding
        )
),

-- of each run what its first figure says
opened as (
    select
        *,
        row_number() over in_run as nth,
        count(*) over whole_run as members,
        first_value(opened['names']) over in_run as names,
        case
            when
                contains(first_value(opened['role']) over in_run, '{{ takes_a_share() }}')
                or regexp_matches(
                    first_value(opened['names']) over in_run, '{{ names_a_share() }}'
                )
                then '{{ takes_a_share() }}'
            else regexp_extract(
                first_value(opened['role']) over in_run, '{{ role_of_each() }}', 1
            )
        end as role,
        first_value(opened['role'] <> '') over in_run as is_one_for_each,
        first_value(amounts_before_it) over in_run as amounts_before
    from runs
    window
        in_run as (
            partition by document_sha256, paragraph_no, sentence_no, run_no order by place
        ),
        whole_run as (partition by document_sha256, paragraph_no, sentence_no, run_no)
),

listed as (
    select
        *,
        is_one_for_each and members > 1 as is_listed,
        string_split_regex({{ names_told_together('names') }}, '{{ between_names() }}') as told
    from opened
),

-- without names of their own: the amounts right before them, where these are all of a list
amounts as (
    select
        document_sha256,
        paragraph_no,
        amounts_so_far as amount_no,
        sentence_no,
        figure_no,
        place,
        lead
    from runs
    where is_amount
),

-- 各减少5万元、3万元,各下降10%、6%: of the list right before, in its order
lists_before as (
    select
        document_sha256,
        paragraph_no,
        sentence_no,
        run_no + 1 as run_no,
        nth,
        members,
        place
    from listed
    where is_listed
),

told as (
    select
        listed.*,
        case
            when listed.is_listed and len(listed.told) = listed.members
                then ',' || listed.told[listed.nth] || listed.role
            when
                listed.is_listed and coalesce(firsts.place, lists_before.place) is not null
                then listed.role
        end as own_zone,
        case
            when
                listed.is_listed and len(listed.told) <> listed.members
                and firsts.place is not null
                then amounts.place
            when listed.is_listed and len(listed.told) <> listed.members then lists_before.place
        end as of_place
    from listed
    left join amounts
        on listed.document_sha256 = amounts.document_sha256
        and listed.paragraph_no = amounts.paragraph_no
        and listed.amounts_before - listed.members + listed.nth = amounts.amount_no
    left join amounts as firsts
        on listed.document_sha256 = firsts.document_sha256
        and listed.paragraph_no = firsts.paragraph_no
        and listed.amounts_before - listed.members + 1 = firsts.amount_no
        and listed.unit = 'percent'
        and (
            regexp_matches(firsts.lead, '{{ begins_a_list() }}')
            or listed.sentence_no = firsts.sentence_no and firsts.figure_no = 1
        )
    left join lists_before
        on listed.document_sha256 = lists_before.document_sha256
        and listed.paragraph_no = lists_before.paragraph_no
        and listed.sentence_no = lists_before.sentence_no
        and listed.run_no = lists_before.run_no
        and listed.nth = lists_before.nth
        and listed.members = lists_before.members
)

select
    * exclude (
        goes_on, opened, is_amount, run_no, amounts_so_far, amounts_before_it, nth, members,
        names, role, is_one_for_each, amounts_before, is_listed, told, own_zone
    ) replace (coalesce(own_zone, zone) as zone)
from told
