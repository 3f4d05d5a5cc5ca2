-- CODE-136, one row per code that the text tells behind the name of a functional subject: the statements
-- have it; where they do not, and have another for the name, one is wrong. A code of four, six or eight
-- digits lacks one or has one too many.
insert into rule_checks by name
with told as (
    select
        sentences,
        -- the name may hold brackets of its own and stand behind other words
        unnest(regexp_extract_all(plain, '[\p{Han}（）()、]{3,30}[（(]2\d{3,7}[）)]')) as words,
    from input_sentences as sentences
    where regexp_matches(plain, '\p{Han}[）)]?[（(]2\d{3,7}[）)]')
),

named as (
    select
        sentences.document_sha256 as document_sha256,
        sentences.page as page,
        sentences,
        words,
        regexp_extract(words, '[（(](2\d+)[）)]$', 1) as code,
        name_key(regexp_replace(words, '[（(]2\d+[）)]$', '')) as key,
    from told
),

printed as (
    select distinct document_sha256, subject_code as code,
    from input_code_lines
    where regexp_full_match(subject_code, '2\d{4}(\d\d)?') and length(key) >= 3
),

-- the codes of a name
printed_names as (
    select
        document_sha256,
        key,
        length(subject_code) as size,
        list(distinct subject_code order by subject_code) as codes,
        min(line_label) as label,
        bool_or(is_trusted and printed_whole) as is_certain,
    from input_code_lines
    where regexp_full_match(subject_code, '2\d{4}(\d\d)?') and length(key) >= 3
    group by document_sha256, key, length(subject_code)
),

endings as (
    select
        *,
        unnest(list_transform(range(3, length(key) + 1), lambda size: right(key, size))) as ending,
    from named
),

-- of several names that the words end with the longest
matched as (
    select
        named.* exclude (ending),
        printed_names.label,
        printed_names.is_certain,
        printed_names.codes,
    from endings as named
    inner join printed_names
        on named.document_sha256 = printed_names.document_sha256
        and (
            length(named.code) = printed_names.size
            or length(named.code) % 2 = 0 and printed_names.size = 7
        )
        and named.ending = printed_names.key
    qualify rank() over (
        partition by named.document_sha256, named.page, named.words order by length(printed_names.key) desc
    ) = 1
),

judged as (
    select
        *,
        list_contains(codes, code) as agrees,
        exists (
            select 1 from printed
            where printed.document_sha256 = matched.document_sha256 and printed.code = matched.code
        ) as is_printed,
    from matched
)

select
    'CODE-136' as rule_id,
    document_sha256,
    if(agrees or is_printed, 'printed', code) as about,
    case
        when agrees then 'holds'
        when bool_or(is_printed) or len(any_value(codes)) > 1 or not bool_and(is_certain)
            -- what moved from one code to another may be told by the old one
            or bool_or(regexp_matches(sentences.plain, '(调整|变更|更名|合并|改|转)(为|至|到)|原科目'))
            or not bool_and(sentences.is_trusted) then 'cannot_tell'
        else 'fails'
    end as verdict,
    '报表中有这个编码，或名称有几个编码，或说的是科目调整，或识读不可靠' as doubt,
    min(code) as found_text,
    any_value(codes)[1] as expected_text,
    inner_quotes(min(label)) as what_text,
    pages_text(list(page)) as where_text,
    place_of_text(arg_min(sentences, page)) as found_place,
from judged
group by document_sha256, agrees, if(agrees or is_printed, 'printed', code);
