-- NARRATIVE-240, one row per amount that the text says is all of one fund (39,560.87万元，均为一般公共预算拨款):
-- it is no more than the statements print of that fund for the year and of what was brought forward.
set variable funds_told = '^[,，;；、(（]?(?:均|全部?|都)(?:为|是|属于?|来自|来源于)(?:当年|本年|年初)?(一般公共预算|政府性基金|国有资本经营)';  -- noqa: PRS

insert into rule_checks by name
with told as (
    select
        figures,
        regexp_extract(figures.tail, getvariable('funds_told'), 1) as fund,
    from prose_figures as figures
    where figures.role = 'amount' and figures.value > 0 and not figures.is_past
        and regexp_matches(figures.tail, getvariable('funds_told'))
),

-- what is printed of a fund: its own statement, its column or line of that of all appropriations
printed as (
    select
        parts.document_sha256,
        funds.fund,
        arg_max(figures, (figures.value, figures.is_total, figures.cell_id)) as most,
        bool_and(figures.is_trusted) as is_trusted,
        coalesce(bool_or(whole.is_whole and list_contains(funds.statements, whole.statement_code)), false) as is_whole,
    from input_parts as parts
    inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
        and figures.unit = 'yuan' and not regexp_matches(figures.header_path, '执行|上年|增减')
    inner join (
        values
        ('一般公共预算', ['YS05', 'GK05']),
        ('政府性基金', ['YS06', 'GK07']),
        ('国有资本经营', ['YS07', 'GK08'])
    ) as funds (fund, statements)
        on list_contains(funds.statements, figures.statement_code)
        or figures.statement_code in ('YS01', 'YS02', 'YS04', 'GK01', 'GK04')
        and contains(figures.header_path || figures.line_label, funds.fund)
    left join whole_statements as whole
        on parts.document_sha256 = whole.document_sha256
        and figures.statement_code = whole.statement_code
    group by parts.document_sha256, funds.fund
),

carried as (
    select parts.document_sha256, max(figures.value) as value,
    from input_parts as parts
    inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
    where figures.unit = 'yuan' and contains(figures.header_path || figures.line_label, '结转')
    group by parts.document_sha256
)

select
    'NARRATIVE-240' as rule_id,
    told.figures.document_sha256 as document_sha256,
    told.fund || ':' || told.figures.figure_text as about,
    case
        when not (told.figures.is_trusted and printed.is_trusted) then 'uncertain'
        when told.figures.value
            <= most.value + coalesce(carried.value, 0) + most.half_width + told.figures.half_width
            then 'holds'
        when printed.is_whole then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(printed.is_whole, '正文或报表的识读不可靠', '这项资金的表没有读全') as doubt,
    most.value as expected,
    told.figures.value as found,
    most.half_width + told.figures.half_width as allowed,
    'yuan' as unit,
    told.figures.figure_text as found_text,
    told.fund as what_text,
    '正文第' || told.figures.source_page || '页' as where_text,
    figure_place(most) as other_text,
    place_of_words(told.figures.source_page, told.figures.source_bbox, told.figures.sentence) as found_place,
    place_of(most) as other_place,
from told
inner join printed on told.figures.document_sha256 = printed.document_sha256 and told.fund = printed.fund
left join carried on told.figures.document_sha256 = carried.document_sha256
qualify row_number() over (
    partition by told.figures.document_sha256, about order by told.figures.paragraph_no, told.figures.place
) = 1;
