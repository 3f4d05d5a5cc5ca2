-- NARRATIVE-271, one row per amount that the text tells of an item (…行政运行（项）支出10,528.33万元): a statement
-- prints it of an item of the name. Where none does, but one prints it of another subject, it is that
-- one's.
insert into rule_checks by name
with told as (
    select *, name_key(regexp_extract(clause, '(.*)\(项\)', 1)) as name,
    from prose_figures
    where role = 'amount' and not is_past and value > 0
        and regexp_matches(clause, '\(项\)(支出|预算|安排|年初|数)*$')
),

subjects as (
    select
        parts.document_sha256,
        figures.subject_code,
        name_key(figures.line_label) as name,
        figures.value,
        arg_min(figures, figures.cell_id) as figures,
    from input_parts as parts
    inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
    where figures.unit = 'yuan' and figures.subject_code <> '' and figures.value > 0
    group by all
),

own as (
    select
        told.document_sha256,
        told.paragraph_no,
        told.place,
        any_value(told) as told,
        bool_or(abs(subjects.value - told.value) <= told.half_width + 100) as agrees,
        arg_min(subjects.figures, abs(subjects.value - told.value)) as nearest,
    from told
    inner join subjects
        on told.document_sha256 = subjects.document_sha256
        and length(subjects.subject_code) = 7 and length(subjects.name) >= 3
        and ends_with(told.name, subjects.name)
    group by told.document_sha256, told.paragraph_no, told.place
)

select
    'NARRATIVE-271' as rule_id,
    own.document_sha256 as document_sha256,
    own.paragraph_no || ':' || own.place as about,
    case
        when not told.is_trusted then 'uncertain'
        when own.agrees then 'holds'
        when other.figures is null then 'cannot_tell'
        when not own.nearest.is_trusted then 'uncertain'
        else 'fails'
    end as verdict,
    if(other.figures is null, '报表中没有这个数', '正文或报表的识读不可靠') as doubt,
    own.nearest.statement_code as statement_code,
    own.nearest.subject_code as subject_code,
    own.nearest.line_label as line_label,
    own.nearest.measure_code as measure_code,
    own.nearest.value as expected,
    told.value as found,
    'yuan' as unit,
    told.figure_text as found_text,
    inner_quotes(other.figures.line_label) as what_text,
    '正文第' || told.source_page || '页“' || inner_quotes(clause_end(told.clause)) || '”' as where_text,
    figure_place(own.nearest) as other_text,
    place_of_words(told.source_page, told.source_bbox, told.sentence) as found_place,
    place_of(own.nearest) as other_place,
from own
left join subjects as other
    on own.document_sha256 = other.document_sha256 and not own.agrees
    and abs(other.value - told.value) <= told.half_width and not ends_with(told.name, other.name)
qualify row_number() over (
    partition by own.document_sha256, own.paragraph_no, own.place
    order by length(other.subject_code) asc, other.subject_code asc
) = 1;
