-- NAME-144, one row per report whose own duties are given by the committee and government of another
-- level (承担区委、区政府交办的其他任务 of a county). A report that speaks of such a place, or whose name is
-- of one, is none.
insert into rule_checks by name
with told as (
    select
        sentences,
        regexp_extract(
            plain, '(?:承担|承办|完成|办理)([市区县]委[、和及][市区县]人?民?政府)[^。；]{0,12}交办', 1
        ) as words,
        words[1] as told_level,
    from input_sentences as sentences
    where regexp_matches(plain, '(承担|承办|完成|办理)[市区县]委[、和及][市区县]人?民?政府[^。；]{0,12}交办')
)

select
    'NAME-144' as rule_id,
    documents.document_sha256,
    told_level as about,
    if(bool_and(told.sentences.is_trusted), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    any_value(words) as found_text,
    any_value(place) as expected_text,
    '正文' || pages_text(list(told.sentences.page)) as where_text,
    place_of_text(arg_min(told.sentences, told.sentences.paragraph_no)) as found_place,
from told
inner join (
    select *, coalesce(place_name, place_in_name(department_name)) as place from input_documents
) as documents
    on told.sentences.document_sha256 = documents.document_sha256
where
    -- a department of a district or county may be told of its city by nobody but the city
    regexp_matches(place, if(told_level = '市', '[县旗]$', '[市县州旗区]$'))
    and not ends_with(place, told_level)
    and not regexp_matches(
        replace(documents.department_name, place, ''), told_level || '|街道|开发区|新区|园区|管委会'
    )
    and not exists (
        select 1 from input_sentences as others
        where others.document_sha256 = documents.document_sha256
            and regexp_matches(others.plain, '[全我本]' || told_level)
    )
group by documents.document_sha256, told_level;
