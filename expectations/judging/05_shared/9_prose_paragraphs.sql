-- One row per paragraph of the running text, all its sentences together.
create or replace table whole_paragraphs as
select
    document_sha256,
    paragraph_no,
    min(page) as page,
    max(section_code) as section_code,
    string_agg(plain, '' order by sentence_no) as words,
    bool_and(is_trusted) as is_trusted,
    arg_min(input_sentences, sentence_no) as sentence,
from input_sentences
group by document_sha256, paragraph_no;

-- One row per paragraph that begins with a number of a kind (一、 （一） 1. (1)), with the one of its kind before it.
create or replace table numbered_paragraphs as
with numbered as (
    select
        *,
        regexp_extract(
            words,
            '^(?:([一二三四五六七八九十]{1,3})、|[（(]([一二三四五六七八九十]{1,3})[）)]'
            || '|(\d{1,2})[.．、][^\d]|[（(](\d{1,2})[）)])',
            ['chapter', 'section', 'point', 'part']
        ) as ordinals,
        case
            when ordinals['chapter'] <> '' then 1
            when ordinals['section'] <> '' then 2
            when ordinals['point'] <> '' then 3
            when ordinals['part'] <> '' then 4
        end as kind,
        cardinal(
            ordinals['chapter'] || ordinals['section'] || ordinals['point'] || ordinals['part']
        ) as number,
    from whole_paragraphs
    where (document_sha256, paragraph_no) not in (
        select (document_sha256, paragraph_no) from input_headings where is_contents_line
    )
),

counted as (
    select
        *,
        count(*) filter (kind = 1) over before as chapters,
        count(*) filter (kind <= 2) over before as sections,
        count(*) filter (kind <= 3) over before as points,
    from numbered
    where kind is not null
    window before as (partition by document_sha256 order by paragraph_no)
)

select
    *,
    lag(counted) over (
        partition by
            document_sha256, kind, if(kind = 1, 0, chapters), if(kind <= 2, 0, sections),
            if(kind <= 3, 0, points)
        order by paragraph_no
    ) as before,
from counted;
