-- PERFORMANCE-280, one row per report and kind, of the paragraphs that sum up a project: a budget executed in full
-- whose execution is told to lag, or one executed to less than 60 % without a problem told.
insert into rule_checks by name
with paragraphs as (
    select
        sentences.document_sha256,
        string_agg(sentences.plain, '' order by sentence_no) as plain,
        arg_min(sentences, sentence_no) as first,
        bool_and(sentences.is_trusted) as is_trusted,
    from input_sentences as sentences
    inner join input_documents as documents
        on sentences.document_sha256 = documents.document_sha256
        and documents.document_kind = 'final_accounts'
    group by sentences.document_sha256, paragraph_no
),

told as (
    select
        *,
        as_figure(replace(regexp_extract(plain, '预算数(?:为)?([\d,.]+)万?元', 1), ',', '')) as budget,
        as_figure(replace(regexp_extract(plain, '执行数(?:为)?([\d,.]+)万?元', 1), ',', '')) as executed,
        regexp_extract(plain, '问题及?其?原因[：:]([^，。；]*)', 1) as problem,
    from paragraphs
    where regexp_matches(plain, '预算数(为)?[\d,.]+万?元.*执行数(为)?[\d,.]+万?元.*问题及?其?原因[：:]')
),

judged as (
    select
        *,
        case
            when
                executed >= budget
                and regexp_matches(problem, '执行(率|进度|效率)[^，。；]{0,6}(偏差|偏低|较低|不高|滞后|缓慢)')
                then 'full'
            when 10 * executed < 6 * budget and regexp_full_match(problem, '无|没有|暂无|未发现(问题)?') then 'low'
            else 'fits'
        end as kind,
    from told
    where budget > 0 and executed is not null
)

select
    'PERFORMANCE-280' as rule_id,
    document_sha256,
    kind as about,
    case
        when kind = 'fits' then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    count(*) || '处' as found_text,
    if(kind = 'full', '已全部执行，却说执行率低', '执行率不到60%，却说没有问题') as expected_text,
    '正文' || pages_text(list(first.page)) as where_text,
    clause_start(arg_min(plain, text_order(first)), 40) as what_text,
    place_of_text(arg_min(first, text_order(first))) as found_place,
from judged
group by document_sha256, kind;
