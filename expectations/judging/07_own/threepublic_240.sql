-- THREEPUBLIC-240, one row per expense that the text on three public expenses above nought has to name:
-- trips abroad, vehicles, receptions; the purchase of vehicles where money for vehicles is told. Named
-- anywhere outside the glossary, the tasks and the assets it is not missing.
create or replace temp table public_expenses_told as
select
    sentences.document_sha256,
    string_agg(
        sentences.plain, '|' order by sentences.paragraph_no, sentences.sentence_no
    ) as words,
    -- the name of both expenses in one names no purchase
    regexp_replace(words, '购置费?[及和与、或/](公务用车)?运行', '', 'g') as words_apart,
    bool_and(sentences.is_trusted) as is_trusted,
from input_sentences as sentences
where sentences.section_code not in ('glossary', 'mandate', 'organisation', 'assets')
group by sentences.document_sha256;

insert into rule_checks by name
with claimed as (
    select
        document_sha256,
        arg_min(claims, claims.place) filter (claims.topic_code = 'three_public_total') as total,
        coalesce(bool_or(claims.topic_code like 'three_public_vehicle%'), false) as has_vehicles,
    from input_claims as claims
    where claims.section_code = 'three_public' and claims.measure_code = '' and claims.value > 0
        and claims.unit = 'yuan' and claims.fiscal_year = claims.document_year
    group by document_sha256
    having total is not null
),

named as (
    select
        claimed.document_sha256,
        claimed.total,
        told.is_trusted and claimed.total.is_trusted as is_trusted,
        unnest([
            {name: '因公出国（境）费', is_named: regexp_matches(told.words, '出国|出境|国[（(]境')},
            {name: '公务用车购置及运行费', is_named: regexp_matches(told.words, '[公用购务]车|车辆')},
            {name: '公务接待费', is_named: contains(told.words, '接待')},
            {
                name: if(claimed.has_vehicles, '公务用车购置费', null),
                is_named: regexp_matches(told.words_apart, '购置|购车|新购|(购买|购入|更新)[^，。；]{0,8}车|车[^，。；]{0,6}(购买|购入|更新)')
            }
        ]) as expense,
    from claimed
    inner join public_expenses_told as told on claimed.document_sha256 = told.document_sha256
)

select
    'THREEPUBLIC-240' as rule_id,
    document_sha256,
    if(expense.is_named, expense.name, 'missing') as about,
    case
        when expense.is_named then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    any_value(total.figure_text) as found_text,
    array_to_string(list(expense.name order by expense.name desc), '、') as what_text,
    claim_place(any_value(total)) as where_text,
    place_of_claim(any_value(total)) as found_place,
from named
where expense.name is not null
group by document_sha256, expense.is_named, if(expense.is_named, expense.name, 'missing');
