-- One row per amount of the running text and thing that it is compared with (the year before, the
-- budget), as its own change, rate or completion tells it: between the least and the most that
-- rounding allows, twice for rates, whose last digit may be cut off.
create or replace table implied_bases as
with attached as (
    select
        *,
        last_value(if(role = 'amount', prose_figures, null) ignore nulls) over so_far as own,
        coalesce(last_value(if(role in ('amount', 'prior'), role, null) ignore nulls) over so_far, '')
            as last_role,
        regexp_matches(clause, '预算') and not regexp_matches(clause, '(上年|去年|20\d\d年)') as is_of_budget,
    from prose_figures
    where role is not null
    window so_far as (
        partition by document_sha256, paragraph_no order by place
        rows between unbounded preceding and 1 preceding
    )
),

told as (
    select
        document_sha256, paragraph_no, place, role, is_trusted, is_of_budget, own, value, half_width,
        sign * value as signed,
        if(role = 'completion' or is_of_budget, 'budget', 'prior') as base,
        if(role = 'completion', 0, 100) + if(role = 'completion', value, sign * value) as percent,
    from attached
    where
        role in ('change', 'rate', 'completion') and last_role = 'amount'
        and place - own.place <= 4
        and not regexp_matches(coalesce(sentence, ''), '口径|可比|剔除|扣除|名义')
        -- what is compared stands in the sentence of the amount
        and sentence_no = own.sentence_no
        -- an adjusted budget is another
        and not regexp_matches(clause, '调整|全年')
)

select
    document_sha256,
    paragraph_no,
    own.place as place,
    base,
    arg_min(told, told.place) as told,
    arg_min(
        case role
            when 'change' then own.value - signed - half_width - own.half_width
            else implied_whole(own.value - own.half_width, percent + 2 * half_width)
        end, (role <> 'change', told.place)
    ) as least,
    arg_min(
        case role
            when 'change' then own.value - signed + half_width + own.half_width
            else implied_whole(own.value + own.half_width, percent - 2 * half_width)
        end, (role <> 'change', told.place)
    ) as most,
    arg_min(role, (role <> 'change', told.place)) as role,
from told
where role = 'change' or percent - 2 * half_width > 0
group by document_sha256, paragraph_no, own.place, base;
