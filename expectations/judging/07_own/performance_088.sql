-- PERFORMANCE-088, one row per amount that a budget's text gives as the funds of all its projects with
-- targets: some total of the statements or the sum of the forms is the same.
insert into rule_checks by name
with told as (
    select figures
    from prose_figures as figures
    inner join input_documents as documents
        on figures.document_sha256 = documents.document_sha256
    where
        documents.document_kind = 'budget' and figures.role = 'amount' and figures.value > 0
        and regexp_matches(figures.sentence, '(绩效)')
        and regexp_matches(figures.sentence, '全部|所有|全面|均实行|均纳入|100%')
        and regexp_matches(
            figures.clause,
            '(^|[^重点评价整体])(涉及|^预算|其中财政)(项目|预算|财政性|一般公共预算|财政)*(资金|拨款|金额)(合计|共计)?$'
        )
        and not regexp_matches(figures.lead, '评价|整体支出|重点')
),

nearest as (
    select
        told.figures as figures,
        arg_min(totals, (abs(totals.value - told.figures.value), not totals.is_trusted)) as total,
        bool_and(totals.is_trusted) as are_trusted,
    from told
    inner join target_totals as totals on told.figures.document_sha256 = totals.document_sha256
    group by told.figures
),

-- a total in doubt might be the amount, but for one that no cell prints
weighed as (
    select
        *,
        are_trusted or total.is_trusted and not exists (
            select 1 from input_cell_numbers as printed
            where printed.document_sha256 = nearest.figures.document_sha256
                and printed.number in (
                    nearest.figures.value,
                    as_figure(nearest.figures.value / 1000),
                    as_figure(nearest.figures.value / 10000)
                )
        ) as is_trusted,
    from nearest
)

select
    'PERFORMANCE-088' as rule_id,
    nearest.figures.document_sha256 as document_sha256,
    regexp_replace(nearest.figures.clause, '[\d\s]', '', 'g')
    || ':' || nearest.figures.paragraph_no || ':' || nearest.figures.place as about,
    case
        when not nearest.figures.is_trusted then 'uncertain'
        when
            abs(total.value - nearest.figures.value) <= total.half_width + nearest.figures.half_width
            then 'holds'
        when not nearest.is_trusted then 'uncertain'
        when not statements.is_whole then 'cannot_tell'
        else 'fails'
    end as verdict,
    if(
        nearest.figures.is_trusted and nearest.is_trusted, '支出预算总表没有读全', '正文或报表的识读不可靠'
    ) as doubt,
    total.value as expected,
    nearest.figures.value as found,
    total.half_width + nearest.figures.half_width as allowed,
    'yuan' as unit,
    nearest.figures.figure_text as found_text,
    '正文第' || nearest.figures.source_page || '页' as where_text,
    total.place_text as other_text,
    place_of_words(
        nearest.figures.source_page, nearest.figures.source_bbox, nearest.figures.sentence
    ) as found_place,
    total.printed as other_place,
from weighed as nearest
inner join whole_statements as statements
    on nearest.figures.document_sha256 = statements.document_sha256
    and statements.statement_code = 'YS03';
