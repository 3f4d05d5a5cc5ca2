-- NAME-141, one row per report of a district or county whose glossary explains its terms by 市级部门,
-- 市级财政, and per report of a city or below whose text or notes explain them by 省直单位, 省级部门: it was
-- written for another level.
insert into rule_checks by name
with places as (
    select
        document_sha256,
        coalesce(place_name, place_in_name(department_name)) as place_name,
    from input_documents
),

levels as (
    select
        document_sha256,
        unnest([
            if(regexp_matches(place_name, '[区县旗]$'), '市级(?:预算|主管|财政|部门|行政)', null),
            if(
                regexp_matches(place_name, '[市州盟区县旗]$'),
                '省[直级](?:预算|主管|财政|部门|行政|机关|单位|党政)', null
            )
        ]) as words,
        unnest([true, false]) as in_glossary,
    from places
)

select
    'NAME-141' as rule_id,
    sentences.document_sha256,
    'glossary' || if(in_glossary, '', ':province') as about,
    'fails' as verdict,
    count(*) || '处' as found_text,
    '第' || min(sentences.page) || '页' || if(in_glossary, '名词解释', '') as where_text,
    arg_min(
        regexp_extract(sentences.plain, words || '\p{Han}{0,8}'),
        (sentences.paragraph_no, sentences.sentence_no)
    ) as what_text,
    place_of_text(arg_min(sentences, (sentences.paragraph_no, sentences.sentence_no))) as found_place,
from input_sentences as sentences
inner join levels on sentences.document_sha256 = levels.document_sha256 and words is not null
where
    (sentences.section_code = 'glossary' or not in_glossary)
    and regexp_matches(sentences.plain, '市级|省[直级]')  -- one pattern for all, before one for each row
    and regexp_matches(sentences.plain, if(in_glossary, '(是|指|为)[^。]{0,12}', '是?指(本)?') || words)
    -- money that comes from above is told apart
    and not regexp_matches(sentences.plain, '[区县旗]级|本级财政[^。]{0,4}以外|上级|补助|下达|转移支付')
group by sentences.document_sha256, in_glossary;

-- And one per report that calls itself 本单位 (or 本部门) time and again, as it should, and once or twice the other.
insert into rule_checks by name
with told as (
    select
        sentences,
        documents.level,
        unnest(regexp_extract_all(sentences.plain, '本(?:部门|单位)')) as word,
    from input_sentences as sentences
    inner join input_documents as documents on sentences.document_sha256 = documents.document_sha256
    where sentences.section_code not in ('glossary', 'mandate', 'statements', 'attachments', 'performance')
        and documents.level in ('department', 'unit')
        -- both in one, or what a rule says of any
        and not regexp_matches(sentences.plain, '本(?:部门|单位)[（(/和、及或]|本部门本单位|部门和单位|指')
),

fitting as (
    select *, word = if(level = 'unit', '本单位', '本部门') as is_fitting
    from told
)

select
    'NAME-141' as rule_id,
    sentences.document_sha256 as document_sha256,
    'own_word' as about,
    if(bool_and(sentences.is_trusted) filter (not is_fitting), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    count(*) filter (not is_fitting) || '处' as found_text,
    pages_text(list(sentences.page) filter (not is_fitting)) as where_text,
    any_value(word) filter (not is_fitting) as what_text,
    arg_min(place_of_text(sentences), (sentences.paragraph_no, sentences.sentence_no)) filter (not is_fitting)
        as found_place,
from fitting
group by sentences.document_sha256
having count(*) filter (is_fitting) >= 4 and count(*) filter (not is_fitting) between 1 and 2;
