-- FORMAT-100 and -101, one row per document: pages that are pictures, and empty pages; pages with
-- words that nothing could read. An empty page has neither text nor picture: it may be left blank,
-- or hold a column that ran over the paper, and accuses nobody.
insert into rule_checks by name
select
    'FORMAT-100' as rule_id,
    document_sha256,
    if(is_picture, 'scanned', 'blank') as about,
    if(is_picture, 'fails', 'cannot_tell') as verdict,
    '有既没有文字也没有图片的页' as doubt,
    if(is_picture, 'critical', 'info') as severity,
    pages_text(list(page order by page)) as where_text,
    if(is_picture, '是图片，没有文字层', '是空白页') as what_text,
    place_of_words(min(page), [0, 0, min(width), min(height)], '') as found_place,
from (
    select
        *,
        text_source <> 'text' and (
            coalesce(image_share, 0) > 0.5
            or glyphs_visible = 0 and (text_source = 'ocr' or coalesce(len(warnings), 0) > 0)
        ) as is_picture,
    from input_pages
)
where is_picture or glyphs_visible = 0
group by document_sha256, is_picture
union all by name
select
    'FORMAT-101' as rule_id,
    asked.document_sha256,
    'readable' as about,
    if(count(pages.page) = 0, 'holds', 'fails') as verdict,
    null as doubt,
    null as severity,
    pages_text(list(pages.page order by pages.page)) as where_text,
    null as what_text,
    page_place(min(pages.page), '') as found_place,
from asked
left join input_pages as pages
    on asked.document_sha256 = pages.document_sha256
    and (
        pages.text_source = 'none' and pages.glyphs_visible > 0
        -- its picture was recognised, but its fonts say nothing
        or len(list_filter(pages.warnings, lambda said: said like 'illegible_text%')) > 0
    )
where asked.rule_id = 'FORMAT-101'
group by asked.document_sha256;
