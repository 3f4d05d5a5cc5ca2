-- NARRATIVE-272, one row per share that the text gives the funds of projects with targets in all money but
-- personnel and offices (占财政性资金（…除外）总额的比例为98.77%): of all project expenditure. What the
-- funds themselves should be is asked by another rule.
insert into rule_checks by name
with shares as (
    select
        shares,
        amounts,
    from prose_figures as shares
    inner join prose_figures as amounts
        on shares.document_sha256 = amounts.document_sha256
        and shares.paragraph_no = amounts.paragraph_no
        and shares.place = amounts.place + 1
    where shares.unit = 'percent' and amounts.unit = 'yuan' and amounts.role = 'amount'
        and regexp_matches(shares.lead, '占.*(公用|人员).*除外\)?(的?财政性资金|的?项目支出|的?预算)?(总额|总数)?的(比例|比重)?(为|是)?$')
),

projects as (
    select
        parts.document_sha256,
        arg_max(figures, figures.value) as figures,
        bool_and(figures.is_trusted) as is_trusted,
    from input_parts as parts
    inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
    where figures.statement_code = 'YS03' and figures.is_total and figures.measure_code = 'project'
    group by parts.document_sha256
    having count(distinct figures.value) = 1
),

judged as (
    select
        shares,
        amounts,
        projects.figures as projects,
        shares.is_trusted and amounts.is_trusted and projects.is_trusted as is_trusted,
        as_figure(100 * amounts.value / projects.figures.value) as share,
    from shares
    inner join projects on shares.document_sha256 = projects.document_sha256
    where projects.figures.value > 0
)

select
    'NARRATIVE-272' as rule_id,
    shares.document_sha256 as document_sha256,
    'share:' || shares.paragraph_no as about,
    case
        when not is_trusted then 'uncertain'
        when abs(shares.value - share) <= 0.01 then 'holds'
        -- the funds are told wrong, not the share
        when share > 100 or shares.value = 100 then 'cannot_tell'
        else 'fails'
    end as verdict,
    if(is_trusted, '涉及的资金与项目支出不一致', '正文或报表的识读不可靠') as doubt,
    share as expected,
    shares.value as found,
    'percent' as unit,
    shares.figure_text as found_text,
    '正文第' || shares.source_page || '页的占比' as where_text,
    '正文的' || inner_quotes(amounts.figure_text) || '和' || figure_place(projects) as other_text,
    place_of_words(shares.source_page, shares.source_bbox, shares.sentence) as found_place,
    place_of(projects) as other_place,
from judged;
