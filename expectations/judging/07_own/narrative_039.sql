-- NARRATIVE-039 and -040, one row per class or item: classes, and items where the text goes by
-- items, that have expenditure and are not told. A class is told by a claim about it or about one
-- of its codes, or by its name or that of one of its items in the sections on fiscal money. A
-- text that tells no class is no such text, and a class named under another heading is for a reader.
create or replace temp table told_subjects as
with printed as (
    select
        judged_sha256 as document_sha256,
        figures,
        figures.subject_code as code,
        regexp_replace(figures.line_label, '支出$', '') as name,
    from figures_at_hand
    where
        figures.statement_code = 'GK05' and figures.measure_code = 'total'
        and length(figures.subject_code) in (3, 7) and figures.value > figures.half_width
),

claimed as (
    select distinct document_sha256, subject_code
    from input_claims
    where subject_code <> '' and section_code in ('general_public', 'fiscal_totals')
),

-- told under another name, by its very figure: that is NARRATIVE-048's to find
otherwise_told as (
    select distinct document_sha256, value
    from input_claims
    where subject_code = '' and subject_words <> '' and measure_code = '' and unit = 'yuan'
),

texts as (
    select
        document_sha256,
        string_agg(plain, '' order by paragraph_no, sentence_no)
            filter (section_code in ('general_public', 'fiscal_totals')) as text,
        string_agg(plain, '' order by paragraph_no, sentence_no) as elsewhere,
    from input_sentences
    where section_code not in ('glossary', 'contents', 'statements')
    group by document_sha256
)

select
    printed.document_sha256,
    printed.code,
    printed.figures,
    bool_or(
        coalesce(starts_with(claimed.subject_code, printed.code), false)
        or coalesce(contains(texts.text, parts.name), false)
        or otherwise_told.value is not null
    ) as is_told,
    bool_or(coalesce(contains(texts.elsewhere, printed.name), false)) as is_named,
from printed
left join claimed
    on printed.document_sha256 = claimed.document_sha256
    and starts_with(claimed.subject_code, printed.code)
left join printed as parts
    on printed.document_sha256 = parts.document_sha256 and starts_with(parts.code, printed.code)
left join otherwise_told
    on printed.document_sha256 = otherwise_told.document_sha256
    and abs(printed.figures.value - otherwise_told.value) <= 2 * printed.figures.half_width
left join texts on printed.document_sha256 = texts.document_sha256
group by all;

create or replace temp table subjects_to_tell as
select
    subjects.*,
    if(length(code) = 3, 'NARRATIVE-039', 'NARRATIVE-040') as rule_id,
    count(*) filter (is_told) over same_level as told_count,
    count(*) over same_level as printed_count,
    sum(figures.value) over same_level as printed_value,
from told_subjects as subjects
window same_level as (partition by document_sha256, length(code));

-- items: only where most of them are told does the text go by items
insert into rule_checks by name
select
    rule_id,
    subjects.document_sha256,
    code as about,
    case
        when is_told then 'holds'
        when told_count = 0 or is_named or unread.document_sha256 is not null then 'cannot_tell'
        when figures.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    case
        when told_count = 0 then '没有找到按类说明的文字'
        when is_named then '正文在别处写到这个科目'
        when unread.document_sha256 is not null then '有没有读准的页'
        else '所用数字的识读不可靠'
    end as doubt,
    'GK05' as statement_code,
    code as subject_code,
    figures.line_label as line_label,
    'total' as measure_code,
    figures.value as found,
    'yuan' as unit,
    if(rule_id = 'NARRATIVE-039', rate_words(figures.value, printed_value, 2) || '%', null)
        as expected_text,
    figure_place(figures) as where_text,
    place_of(figures) as found_place,
from subjects_to_tell as subjects
left join unread_pages as unread on subjects.document_sha256 = unread.document_sha256
where length(code) = 3 or told_count * 4 > printed_count * 3;
