-- CROSS-049, one row per figure that no sum of its statement holds (or by rounding only), and that
-- another statement of the report prints beside the same name: where nearly all lines that two columns
-- have in common agree, the two columns mean the same, and the line that does not agree is told where
-- a single digit stands between.
create or replace table shared_names as
with columns as (
    select
        parts.document_sha256,
        name_key(figures.line_label) as key,
        figures.statement_code,
        figures.statement_code || ':' || figures.side || ':' || figures.block || ':'
        || figures.period || ':' || figures.measure_code as column_id,
        arg_min(figures, figures.cell_id) as figures,
    from input_parts as parts
    inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
    where
        figures.unit = 'yuan' and figures.unit_name = '' and figures.is_trusted
        and figures.value <> 0 and not figures.is_total
        and length(name_key(figures.line_label)) >= 3
    group by all
    having count(distinct figures.value) = 1
),

summed as (
    select terms.cell_id, bool_or(checks.difference = 0) as is_exact,
    from input_terms as terms
    inner join input_checks as checks on terms.check_id = checks.check_id
    where checks.outcome <> 'cannot_tell'
    group by terms.cell_id
),

compared as (
    select
        one.document_sha256,
        one.column_id as column_id,
        other.column_id as other_id,
        one.figures as figure,
        other.figures as other_figure,
        abs(one.figures.value - other.figures.value)
        <= one.figures.half_width + other.figures.half_width as agrees,
    from columns as one
    inner join columns as other
        on one.document_sha256 = other.document_sha256
        and one.key = other.key
        and one.statement_code <> other.statement_code
),

same_meaning as (
    select document_sha256, column_id, other_id, count(*) filter (agrees) as met,
    from compared
    group by document_sha256, column_id, other_id
    having met >= 5 and met >= 9 * count(*) filter (not agrees)
        and count(distinct if(agrees, figure.value, null)) >= 4
)

select compared.*, same_meaning.met, summed.cell_id is not null as is_summed,
from compared
inner join same_meaning
    on compared.document_sha256 = same_meaning.document_sha256
    and compared.column_id = same_meaning.column_id
    and compared.other_id = same_meaning.other_id
left join summed on compared.figure.cell_id = summed.cell_id
where not coalesce(summed.is_exact, false);

insert into rule_checks by name
with judged as (
    select
        document_sha256,
        figure.cell_id as cell_id,
        any_value(figure) as figure,
        bool_or(agrees) as holds,
        bool_or(is_summed) as is_summed,
        arg_max(other_figure, {met: met, cell: other_figure.cell_id}) as other_figure,
        max(met) as met,
    from shared_names
    group by document_sha256, figure.cell_id
)

select
    'CROSS-049' as rule_id,
    document_sha256,
    figure.statement_code || ':' || figure.line_label || ':' || figure.measure_code || ':'
    || other_figure.statement_code as about,
    case
        when holds then 'holds'
        when
            is_one_digit(
                figure.value - other_figure.value, 2 * greatest(figure.half_width, other_figure.half_width)
            )
            and (not is_summed or told_digits(figure.value, 2 * figure.half_width) >= 3)
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    '两张表的这一行口径可能不同' as doubt,
    figure.statement_code as statement_code,
    figure.subject_code as subject_code,
    figure.line_label as line_label,
    figure.measure_code as measure_code,
    other_figure.value as expected,
    figure.value as found,
    figure.half_width + other_figure.half_width as allowed,
    'yuan' as unit,
    figure_place(figure) as where_text,
    figure_place(other_figure) as other_text,
    met || '行' as what_text,
    place_of(figure) as found_place,
    place_of(other_figure) as other_place,
from judged
-- of two lines that accuse each other one is told
qualify holds or row_number() over (
    partition by
        document_sha256, least(figure.cell_id, other_figure.cell_id),
        greatest(figure.cell_id, other_figure.cell_id)
    order by figure.cell_id
) = 1;
