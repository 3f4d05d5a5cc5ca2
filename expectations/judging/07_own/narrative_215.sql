-- NARRATIVE-215, one row per numbered heading between two of its kind: something stands under it, words, a
-- table or a picture. What stands again further on is a line of the contents; names of a list stand
-- under each other without anything, so that the items before and behind must have words of their own.
insert into rule_checks by name
with bare as (
    select
        headings.*,
        -- how far up its page it begins, and where the next of its kind does
        headings.sentence.source_bbox[2] as foot,
        following.page as next_page,
        following.sentence.source_bbox[4] as next_head,
    from numbered_paragraphs as headings
    inner join numbered_paragraphs as following
        on headings.document_sha256 = following.document_sha256
        and headings.paragraph_no + 1 = following.paragraph_no
        and headings.kind = following.kind and headings.number + 1 = following.number
    where headings.kind <= 2 and headings.number > 1
        and headings.before.number = headings.number - 1
        and (headings.before.paragraph_no < headings.paragraph_no - 1 or length(headings.before.words) > 40)
        and following.page <= headings.page + 1
        and length(headings.words) between 5 and 30
        and not regexp_matches(headings.words, '[。；;，,：:、！？.]$|无|没有|未|不涉及|\d')
        -- a heading with words behind it
        and not exists (
            select 1 from numbered_paragraphs as third
            where third.document_sha256 = following.document_sha256
                and third.paragraph_no = following.paragraph_no + 1 and third.kind = following.kind
        )
        and not exists (
            select 1 from whole_paragraphs as again
            where again.document_sha256 = headings.document_sha256
                and again.paragraph_no > headings.paragraph_no and contains(again.words, headings.words[4:])
        )
),

-- what is printed between both: cells on either page, a picture on one
filled as (
    select
        bare.document_sha256,
        bare.paragraph_no,
        coalesce(bool_or(
            cells.page = bare.page and cells.source_bbox[2] < bare.foot
            and (cells.page < bare.next_page or cells.source_bbox[4] > bare.next_head)
            or cells.page > bare.page and cells.source_bbox[4] > bare.next_head
        ), false) as has_cells,
    from bare
    left join input_printed_cells as cells
        on bare.document_sha256 = cells.document_sha256
        and cells.page between bare.page and bare.next_page
    group by all
)

select
    'NARRATIVE-215' as rule_id,
    bare.document_sha256,
    bare.words as about,
    case
        when filled.has_cells then 'holds'
        when pictures.share > 0 or not bare.is_trusted then 'cannot_tell'
        else 'fails'
    end as verdict,
    '标题下面可能是图片' as doubt,
    inner_quotes(bare.words) as what_text,
    pages_text([bare.page]) as where_text,
    place_of_text(bare.sentence) as found_place,
from bare
inner join filled
    on bare.document_sha256 = filled.document_sha256 and bare.paragraph_no = filled.paragraph_no
left join (
    select document_sha256, page, max(coalesce(image_share, 0)) as share
    from input_pages
    group by all
) as pictures
    on bare.document_sha256 = pictures.document_sha256 and bare.page = pictures.page;
