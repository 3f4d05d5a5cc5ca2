-- UNIT-195, one row per statement whose figures two other statements of the report and more print a
-- unit apart (元 and 万元): the unit printed above it is another's. Those that as many contradict may
-- be the wrong ones themselves.
insert into rule_checks by name
with doubted as (
    select
        document_sha256,
        statement_code,
        count(distinct other_statement_code) as others,
        bool_or(is_even) as is_even,
        min(other_statement_code) as other_code,
        max(abs(value)) as value,
        arg_max(other_value, (abs(value), abs(other_value), other_statement_code)) as other_value,
    from (
        select
            doubts.*,
            exists (
                select 1 from input_scale_doubts as back
                where back.document_sha256 = doubts.document_sha256
                    and back.statement_code = doubts.other_statement_code
                    and back.other_statement_code = doubts.statement_code
            ) as is_even,
        from input_scale_doubts as doubts
    )
    group by document_sha256, statement_code
)

select
    'UNIT-195' as rule_id,
    grids.document_sha256,
    grids.statement_code as about,
    case
        when doubted.others is null then 'holds'
        when
            doubted.others >= 2 and not doubted.is_even
            and bool_or(grids.unit_name_zh is not null)
            then 'fails'
        else 'uncertain'
    end as verdict,
    '金额单位没有认出，或者分不出哪张表写错' as doubt,
    grids.statement_code,
    any_value(doubted.value) as found,
    any_value(doubted.other_value) as expected,
    'yuan' as unit,
    any_value(names.name_zh) || '第' || min(grids.page) || '页' as where_text,
    any_value(other_names.name_zh) || '等' || doubted.others || '张表' as other_text,
    min(grids.unit_name_zh) as what_text,
    page_place(min(grids.page), min(grids.unit_name_zh)) as found_place,
from input_grids as grids
semi join asked
    on grids.document_sha256 = asked.document_sha256 and asked.rule_id = 'UNIT-195'
left join doubted
    on grids.document_sha256 = doubted.document_sha256
    and grids.statement_code = doubted.statement_code
left join input_statement_names as names on grids.statement_code = names.statement_code
left join input_statement_names as other_names
    on doubted.other_code = other_names.statement_code
where grids.statement_code is not null
group by grids.document_sha256, grids.statement_code, doubted.others, doubted.is_even;
