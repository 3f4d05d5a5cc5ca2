-- NAME-141, one row per report of a district or county whose glossary explains its terms by 市级部门,
-- 市级财政: it was written for another level.
insert into rule_checks by name
select
    'NAME-141' as rule_id,
    sentences.document_sha256,
    'glossary' as about,
    'fails' as verdict,
    count(*) || '处' as found_text,
    '第' || min(sentences.page) || '页名词解释' as where_text,
    arg_min(
        regexp_extract(sentences.plain, '市级(预算|主管|财政|部门|行政)\p{Han}{0,8}'),
        (sentences.paragraph_no, sentences.sentence_no)
    ) as what_text,
    place_of_text(arg_min(sentences, (sentences.paragraph_no, sentences.sentence_no))) as found_place,
from input_sentences as sentences
inner join input_documents as documents
    on sentences.document_sha256 = documents.document_sha256
where
    sentences.section_code = 'glossary'
    and regexp_matches(documents.place_name, '[区县旗]$')
    and regexp_matches(sentences.plain, '(是|指|为)[^。]{0,12}市级(预算|主管|财政|部门|行政)')
    -- money that comes from above is told apart
    and not regexp_matches(sentences.plain, '[区县旗]级|本级财政[^。]{0,4}以外|上级')
group by sentences.document_sha256;
