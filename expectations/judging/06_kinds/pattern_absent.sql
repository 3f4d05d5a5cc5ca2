-- Kind pattern_absent, one row per wording that must not be there and is, with its places; one for
-- all wordings of a term that leaves the same thing undone wherever it stands (`together`).

-- Each wording meets the patterns once, and only those of the bundles that fit it one by one.
set variable absent_patterns = (  -- noqa: PRS
    select patterns from term_patterns where kind = 'pattern_absent'
);

create or replace temp table absent_texts as
with terms as (
    select *, unnest(string_split(coalesce(term['over'], 'sentence'), '|')) as source
    from rule_terms
    where kind = 'pattern_absent'
),

fitting as (
    select plain, which_fit(plain, getvariable('absent_patterns')) as fits,
    from (select distinct plain from input_texts)
),

wordings as (
    select texts.source, texts.section_code, fitting.plain, fitting.fits, list(texts) as texts,
    from input_texts as texts
    inner join fitting on texts.plain = fitting.plain
    where list_contains(fitting.fits, true)
    group by texts.source, texts.section_code, fitting.plain, fitting.fits
),

matched as (
    select
        terms.rule_id,
        terms.term_no,
        terms.term['severity'] as severity,
        terms.term['level'] as level,
        terms.term['together'] is not null as together,
        wordings.texts,
        regexp_extract_all(wordings.plain, terms.term['pattern']) as words,
        regexp_extract_all(wordings.plain, '(?:' || terms.term['pattern'] || ')(?:[\d,.]*\d)?') as whole,
    from terms
    inner join wordings
        on terms.source = wordings.source
        and (
            terms.term['section'] is null
            or regexp_full_match(wordings.section_code, terms.term['section'])
        )
        and wordings.fits[terms.bundle_no]
        and regexp_matches(wordings.plain, terms.term['pattern'])
        and (
            terms.term['unless'] is null
            or not regexp_matches(wordings.plain, terms.term['unless'])
        )
),

numbered as (
    select
        *,
        row_number() over (order by texts.document_sha256, text_order(texts)) as text_no,
    from (select * exclude (texts), unnest(texts) as texts from matched) as matched
    inner join input_documents as documents
        on matched.texts.document_sha256 = documents.document_sha256
        and coalesce(matched.level, documents.level) = documents.level
)

select
    rule_id,
    term_no,
    severity,
    together,
    words,
    whole,
    text_no,
    texts.document_sha256 as document_sha256,
    texts.page as page,
    place_of_text(texts) as place,
from numbered;

-- A wording may stand in a text ten thousand times: its rows do without the text.
create or replace temp table absent_words as
with found as (
    select
        * exclude (words, whole, place),
        unnest(words) as words,
        unnest(if(len(whole) = len(words), whole, words)) as whole,
        generate_subscripts(words, 1) as word_no,
    from absent_texts
)

select
    rule_id,
    document_sha256,
    term_no || ':' || if(together, 'all', arg_min(words, (text_no, word_no))) as about,
    severity,
    -- a figure at the end of a quote is shown whole
    list(if(regexp_matches(words, '\d$'), whole, words) order by text_no, word_no) as all_words,
    list(page) as pages,
    list(text_no order by text_no, word_no) as text_nos,
from (
    -- 原因是11。 and 原因是11； are one wording
    select *, coalesce(nullif(regexp_replace(words, '[。；;，,]+$', ''), ''), words) as wording
    from found
)
where words <> ''
group by rule_id, term_no, severity, together, document_sha256, if(together, 'all', wording);

insert into rule_checks by name
select
    words.* exclude (all_words, pages, text_nos),
    'fails' as verdict,
    len(all_words) || '处' as found_text,
    pages_text(pages) as where_text,
    words_text(all_words) as what_text,
    texts.place as found_place,
from absent_words as words
inner join absent_texts as texts on words.text_nos[1] = texts.text_no;

insert into rule_check_places by name
select
    words.rule_id,
    words.document_sha256,
    words.about,
    'other' as role,
    1 + min(words.position) as place_no,
    unnest(texts.place),
from (
    select
        rule_id,
        document_sha256,
        about,
        text_nos[1] as first_no,
        unnest(text_nos) as text_no,
        generate_subscripts(text_nos, 1) as position,
    from absent_words
) as words
inner join absent_texts as texts on words.text_no = texts.text_no
inner join absent_texts as firsts on words.first_no = firsts.text_no
where texts.place <> firsts.place
group by words.rule_id, words.document_sha256, words.about, texts.place;
