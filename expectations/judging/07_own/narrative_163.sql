-- NARRATIVE-163, one row per two subjects of the report whose purposes (主要用于) the text tells: each is not
-- said to be for what the other one's name says.
create or replace temp macro subject_core(name) as regexp_replace(
    regexp_replace(name, '^(机关事业单位|行政单位|事业单位|其他|一般)', ''), '(缴费支出|支出|经费|缴费|费用|费)+$', ''
);

create or replace temp table purposes_told as
with paragraphs as (
    select
        document_sha256,
        paragraph_no,
        string_agg(plain, '' order by sentence_no) as plain,
        arg_min(sentences, sentence_no) as first_sentence,
    from input_sentences as sentences
    where section_code not in ('glossary', 'mandate')
    group by document_sha256, paragraph_no
    having len(regexp_extract_all(plain, '主要用于')) = 1
),

subjects as (
    select distinct parts.document_sha256, name_key(figures.line_label) as subject
    from input_parts as parts
    inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
    where length(figures.subject_code) = 7 and length(name_key(figures.line_label)) >= 4
)

select
    paragraphs.document_sha256,
    paragraphs.paragraph_no,
    paragraphs.first_sentence,
    -- of the names before it the one that ends last, and the longest
    arg_max(subjects.subject, (
        length(name_key(split_part(plain, '主要用于', 1)))
        - strpos(reverse(name_key(split_part(plain, '主要用于', 1))), reverse(subjects.subject)),
        length(subjects.subject)
    )) as subject,
    name_key(split_part(split_part(any_value(plain), '主要用于', 2), '。', 1)) as purpose,
from paragraphs
inner join subjects
    on paragraphs.document_sha256 = subjects.document_sha256
    and contains(name_key(split_part(plain, '主要用于', 1)), subjects.subject)
group by paragraphs.document_sha256, paragraphs.paragraph_no, paragraphs.first_sentence;

insert into rule_checks by name
with one_each as (
    select * from purposes_told
    qualify count(*) over (partition by document_sha256, subject) = 1
)

select
    'NARRATIVE-163' as rule_id,
    one.document_sha256 as document_sha256,
    one.subject || ':' || other.subject as about,
    case
        when not (
            contains(one.purpose, subject_core(other.subject)) and contains(other.purpose, subject_core(one.subject))
            and not contains(one.purpose, subject_core(one.subject))
            and not contains(other.purpose, subject_core(other.subject))
        ) then 'holds'
        when one.first_sentence.is_trusted and other.first_sentence.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    clause_start(one.purpose, 40) as found_text,
    clause_start(other.purpose, 40) as expected_text,
    '正文第' || one.first_sentence.page || '页“' || inner_quotes(one.subject) || '”' as where_text,
    '第' || other.first_sentence.page || '页“' || inner_quotes(other.subject) || '”' as other_text,
    place_of_text(one.first_sentence) as found_place,
    place_of_text(other.first_sentence) as other_place,
from one_each as one
inner join one_each as other
    on one.document_sha256 = other.document_sha256 and one.paragraph_no < other.paragraph_no
where
    length(subject_core(one.subject)) >= 3 and length(subject_core(other.subject)) >= 3
    and not contains(one.subject, subject_core(other.subject))
    and not contains(other.subject, subject_core(one.subject));
