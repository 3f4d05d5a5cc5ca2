-- NARRATIVE-049, one row per purpose copied: what an item is said to be for begins with the names of
-- another item of the same report, its 款 and its 项 (群众团体事务…主要组织事务一般行政管理事务). All items
-- that it was copied to are one finding.
create or replace temp table copied_purposes as
with told as (
    select
        sentences,
        regexp_extract(
            plain, '[）)]([^（）()“”、]{2,30})[（(]款[）)]([^（）()“”]{2,30})[（(]项[）)]', ['section', 'item']
        ) as own,
        regexp_extract(plain, '主要(?:是|用于)?[：:]?([^。；]+)', 1) as purpose,
    from input_sentences as sentences
    where regexp_matches(plain, '[（(]项[）)]')
),

subjects as (
    select distinct sentences.document_sha256 as document_sha256, own.section as section, own.item as item,
    from told
    where own.section <> ''
)

select
    told.sentences.document_sha256 as document_sha256,
    subjects.section || subjects.item as copied,
    any_value(told.purpose) as purpose,
    any_value(told.own) as own,
    any_value(told.sentences) as sentences,
from told
inner join subjects
    on told.sentences.document_sha256 = subjects.document_sha256
    and told.own.section <> subjects.section
    and starts_with(told.purpose, subjects.section || subjects.item)
where told.own.section <> '' and not contains(told.purpose, told.own.section)
group by told.sentences.document_sha256, told.sentences.paragraph_no, subjects.section, subjects.item;

insert into rule_checks by name
select
    'NARRATIVE-049' as rule_id,
    document_sha256,
    copied as about,
    if(bool_and(sentences.is_trusted), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(any_value(purpose)) as found_text,
    '正文第' || min(sentences.page) || '页' || if(count(*) > 1, '等' || count(*) || '处', '') as where_text,
    inner_quotes(string_agg(
        own.section || '（款）' || own.item || '（项）', '、' order by sentences.paragraph_no
    )) as what_text,
    place_of_text(arg_min(sentences, sentences.paragraph_no)) as found_place,
from copied_purposes
group by document_sha256, copied;

insert into rule_check_places by name
select
    'NARRATIVE-049' as rule_id, document_sha256, copied as about, 'found' as role,
    row_number() over (
        partition by document_sha256, copied order by sentences.paragraph_no
    )::integer + 1 as place_no,
    unnest(place_of_text(sentences)),
from copied_purposes
qualify row_number() over (
    partition by document_sha256, copied order by sentences.paragraph_no
) > 1;
