-- NAME-145, one row per project of a list that the text tells with the same amount: it is called the same.
insert into rule_checks by name
with projects as (
    select distinct
        document_sha256,
        regexp_replace(project_name, '\s', '', 'g') as name,
        value,
    from input_listed_goals
    where value > 0 and length(project_name) >= 5
),

told as (
    select
        sentences,
        unnest(regexp_extract_all(
            plain, '(?:^|[。；：，、）)\d．.])([\p{Han}（）()“”\-—]{5,40}?)([\d,]+(?:\.\d+)?)万元', 1
        )) as words,
        unnest(regexp_extract_all(
            plain, '(?:^|[。；：，、）)\d．.])([\p{Han}（）()“”\-—]{5,40}?)([\d,]+(?:\.\d+)?)万元', 2
        )) as amount,
    from input_sentences as sentences
    where document_sha256 in (select document_sha256 from projects) and contains(plain, '万元')
),

named as (
    select
        sentences.document_sha256 as document_sha256,
        sentences.page as page,
        sentences,
        regexp_replace(words, '^(其中|主要是|主要包括|包括|安排|即|[一二三四五六七八九十]是)', '') as name,
        as_figure(as_figure(replace(amount, ',', '')) * 10000) as value,
    from told
),

met as (
    select
        named.*,
        projects.name as listed,
        named.name = projects.name as agrees,
    from named
    inner join projects
        on named.document_sha256 = projects.document_sha256
        and abs(named.value - projects.value) <= 100
    where named.name = projects.name
        or is_one_slip(named.name, projects.name)
        -- the end of a name may be cut off in a narrow column
        and not starts_with(named.name, projects.name)
        -- what the list itself calls another project
        and not exists (
            select 1 from projects as others
            where others.document_sha256 = named.document_sha256 and others.name = named.name
        )
)

select
    'NAME-145' as rule_id,
    document_sha256,
    if(agrees, 'same', name) as about,
    case
        when agrees then 'holds'
        when bool_and(sentences.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(min(name)) as found_text,
    inner_quotes(min(listed)) as expected_text,
    pages_text(list(page)) as where_text,
    place_of_text(arg_min(sentences, page)) as found_place,
from met
group by document_sha256, agrees, if(agrees, 'same', name);
