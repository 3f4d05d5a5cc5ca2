-- COMPLETENESS-160, one row per counted list of names (内设机构12个，分别为：…): as many names as are
-- counted. 和 and 及 may join two names or stand inside one; what is not counted in, what stands for
-- several (综合一处至综合九处) and an open list tell nothing.

create or replace temp table counted_lists as
with bare as (
    select
        sentences,
        -- a name's own brackets and quotes
        regexp_replace(
            regexp_replace(plain, '[（(][^（()）]*[)）]', '', 'g'), '“[^”]*”', '某', 'g'
        ) as words,
    from input_sentences as sentences
    where regexp_matches(plain, '[\d十一二三四五六七八九](?:个|家)')
),

opened as (
    select
        sentences,
        regexp_extract(
            words,
            '(?:^|[，,。；;：:、]|机构|单位|处室|科室|部门|设有?|下属|[有为计])(\d{1,2}|[一二三四五六七八九十]{1,3})(个|家)'
            || '([^，,。；;：:\d]{0,16})[，,]?(?:具体)?(?:(?:分别|机构|单位)?(?:包括|分别是|分别为|为|即|如下)[：:]?|[：:])'
            || '([^。；;]+)',
            ['number', 'counter', 'counted', 'names']
        ) as list,
        regexp_extract(
            words, '([^，,。；;]{0,14})(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:个|家)[^，,。；;：:\d]{0,16}[，,：:]', 1
        ) as before,
    from bare
),

named as (
    select
        sentences,
        list.number || list.counter as told,
        cardinal(list.number) as number,
        -- what is told behind the list: ，另设…, ，1个…, ，均…
        regexp_replace(
            list.names, '[，,](?:另|此外|以上|均|共|其中|并|还|纳入|\d|[一二三四五六七八九十]+个).*$', ''
        ) as names,
    from opened
    where
        list.number <> ''
        and regexp_matches(before || list.counted, '机构|单位|处室|科室|部门|内设|下属|委员会|[处科室局]$')
)

select
    sentences,
    told,
    number,
    names,
    len(list_filter(string_split_regex(names, '[、，,]'), lambda name: name <> '')) as listed,
    len(regexp_extract_all(names, '[和与及]')) as joined,
from named
where length(names) >= 6;

insert into rule_checks by name
select
    'COMPLETENESS-160' as rule_id,
    sentences.document_sha256 as document_sha256,
    told || ':' || sentences.paragraph_no || ':' || sentences.sentence_no as about,
    case
        when number between listed and listed + joined then 'holds'
        when not sentences.is_trusted then 'uncertain'
        when regexp_matches(names, '等|至|\d|…|万元')
            or regexp_matches(sentences.plain, '不纳入|不计入|不含|不包括') then 'cannot_tell'
        -- the list goes on behind a semicolon
        when not ends_with(sentences.plain, '。') then 'cannot_tell'
        -- organs of the party and the like are counted in by some, left out by others
        when listed > number and regexp_matches(names, '党委|党组|党总支|党支部|工会|纪委|纪检|离退休|老干部')
            then 'cannot_tell'
        else 'fails'
    end as verdict,
    '名单里有不一定计入个数的，或没有列完' as doubt,
    told as expected_text,
    listed || right(told, 1) as found_text,
    '正文第' || sentences.page || '页' as where_text,
    clause_start(names, 60) as what_text,
    place_of_text(sentences) as found_place,
from counted_lists
where listed >= 3 and number >= 2;

-- the list first (包含甲系统、乙系统、丙平台3个子系统), in the text and in cells
insert into rule_checks by name
with lists as (
    select
        texts,
        unnest(regexp_extract_all(
            plain,
            '(?:包含|包括|涵盖|分为|[：:])(?:[^。；;，,：:、\d]{2,24}、){2,}[^。；;，,：:、\d]{2,24}?'
            || '(?:[2-9]|1\d|[二三四五六七八九十])(?:个|大|项|类|家|张|处|所)\p{Han}{2}'
        )) as words,
    from input_texts as texts
    where source in ('sentence', 'cell')
        and regexp_matches(plain, '、[^。；;，,：:、\d]{2,24}(?:[2-9]|1\d|[二三四五六七八九十])(?:个|大|项|类|家|张|处|所)')
),

counted as (
    select
        texts,
        regexp_extract(
            words,
            '^(?:包含|包括|涵盖|分为|[：:])(.*?)(\d+|[二三四五六七八九十])(?:个|大|项|类|家|张|处|所)\p{Han}{2}$',
            ['names', 'told']
        ) as list,
    from lists
),

judged as (
    select
        texts.document_sha256 as document_sha256,
        list.names as names,
        list.told as told,
        len(string_split(list.names, '、')) as listed,
        len(regexp_extract_all(list.names, '[和与及]')) as joined,
        arg_min(texts, texts.page) as texts,
    from counted
    group by all
)

select
    'COMPLETENESS-160' as rule_id,
    document_sha256,
    'behind:' || told || ':' || left(names, 60) as about,
    case
        when cardinal(told) between listed and listed + joined then 'holds'
        when regexp_matches(names, '等|至|…|第$') then 'cannot_tell'
        else 'fails'
    end as verdict,
    '名单里有不一定计入个数的，或没有列完' as doubt,
    told || '个' as expected_text,
    listed || '个' as found_text,
    '第' || texts.page || '页' as where_text,
    clause_start(names, 60) as what_text,
    place_of_text(texts) as found_place,
from judged;
