-- One row per numbered paragraph ((一) …, 1. …, (1) …) with its rank, the point it belongs to and the
-- amount that it begins with. A paragraph without an amount of its own, a heading, takes the first
-- one told under it.
create or replace table outline_points as
with paragraphs as (
    select
        document_sha256,
        paragraph_no,
        arg_min(plain, sentence_no) as plain,
        arg_min(section_code, sentence_no) as section_code,
    from input_sentences
    group by document_sha256, paragraph_no
),

numbered as (
    select
        document_sha256,
        paragraph_no,
        section_code,
        left(plain, 40) as words,
        case
            when regexp_matches(plain, '^[一二三四五六七八九十]{1,3}、') then 1
            when regexp_matches(plain, '^[（(][一二三四五六七八九十]{1,3}[）)]') then 2
            when regexp_matches(plain, '^\d{1,2}([、．]|[.](\D|20\d\d年))') then 3
            when regexp_matches(plain, '^[（(]\d{1,2}[）)]') then 4
            when regexp_matches(plain, '^[①-⑳]') then 5
        end as rank,
        coalesce(
            whole_number(regexp_extract(plain, '^[（(]?(\d{1,2})[、．.）)]', 1)),
            list_position(
                [
                    '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三',
                    '十四', '十五', '十六', '十七', '十八', '十九', '二十'
                ],
                regexp_extract(plain, '^[（(]?([一二三四五六七八九十]{1,3})[、）)]', 1)
            ),
            if(regexp_matches(plain, '^[①-⑳]'), ord(plain) - ord('①') + 1, null)
        ) as number,
    from paragraphs
),

pointed as (
    select *
    from numbered
    where rank is not null and number is not null
),

-- the last point before it of each higher rank
parents as (
    select
        pointed.document_sha256,
        pointed.paragraph_no,
        max(above.paragraph_no) as parent_point,
    from (select *, unnest(range(1, rank)) as rank_above from pointed) as pointed
    asof inner join pointed as above
        on pointed.document_sha256 = above.document_sha256
        and pointed.rank_above = above.rank
        and pointed.paragraph_no > above.paragraph_no
    group by pointed.document_sha256, pointed.paragraph_no
),

-- the amount that a point begins with
first_amounts as (
    select
        pointed.document_sha256,
        pointed.paragraph_no,
        arg_min(figures, (figures.paragraph_no, figures.place)) as figures,
    from (select * from prose_figures where role = 'amount') as figures
    asof inner join pointed
        on figures.document_sha256 = pointed.document_sha256
        and figures.paragraph_no >= pointed.paragraph_no
    group by pointed.document_sha256, pointed.paragraph_no
)

select
    pointed.*,
    parents.parent_point,
    first_amounts.figures,
from pointed
left join parents
    on pointed.document_sha256 = parents.document_sha256
    and pointed.paragraph_no = parents.paragraph_no
left join first_amounts
    on pointed.document_sha256 = first_amounts.document_sha256
    and pointed.paragraph_no = first_amounts.paragraph_no;
