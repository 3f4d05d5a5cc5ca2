-- One row per run of rates told behind as many changes: 减少12.50万元、20.00万元，分别下降5%、8%.
create or replace table rates_apart as
with runs as (
    select
        document_sha256, paragraph_no, sentence_no, role, run_no,
        min(place) as first_place, max(place) as last_place, count(*) as figures,
        arg_min(lead, place) as lead,
    from (
        select
            *,
            count(*) filter (is_first) over (
                partition by document_sha256, paragraph_no, sentence_no order by place
            ) as run_no,
        from (
            select
                *,
                coalesce(lag(role) over in_sentence, '') <> coalesce(role, '') as is_first,
            from prose_figures
            window in_sentence as (
                partition by document_sha256, paragraph_no, sentence_no order by place
            )
        )
    )
    group by all
)

select rates.document_sha256, rates.paragraph_no, rates.first_place, rates.last_place,
    rates.figures as told_rates,
from runs as rates
inner join runs as changes
    on rates.document_sha256 = changes.document_sha256
    and rates.paragraph_no = changes.paragraph_no
    and rates.sentence_no = changes.sentence_no
    and changes.run_no = rates.run_no - 1
where
    rates.role = 'rate' and changes.role = 'change' and rates.figures > 1
    and rates.figures = changes.figures and regexp_matches(rates.lead, '分别|各');

-- One row per rate told right behind a change, with the figure before that, whatever it is.
create or replace table rates_behind_changes as
select *
from (
    select
        *,
        lag(prose_figures) over in_sentence as change,
        lag(prose_figures, 2) over in_sentence as amount,
    from prose_figures
    window in_sentence as (
        partition by document_sha256, paragraph_no, sentence_no order by place
    )
)
where role = 'rate' and change.role = 'change' and change.value > 0 and place = change.place + 1;
