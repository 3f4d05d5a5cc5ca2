-- FORMAT-100 and -101, one row per document: pages that are pictures; pages with words that
-- nothing could read.
insert into rule_checks by name
select
    'FORMAT-100' as rule_id,
    document_sha256,
    if(text_source = 'text', 'blank', 'scanned') as about,
    'fails' as verdict,
    if(text_source = 'text', 'info', 'critical') as severity,
    '第' || string_agg(page, '、' order by page) || '页' as where_text,
    if(text_source = 'text', '是空白页', '是图片，没有文字层') as what_text,
    place_of_words(min(page), [0, 0, min(width), min(height)], '') as found_place,
from input_pages
where text_source <> 'text' and coalesce(image_share, 1) > 0.5 or glyphs_visible = 0
group by document_sha256, text_source = 'text', text_source
union all by name
select
    'FORMAT-101' as rule_id,
    asked.document_sha256,
    'readable' as about,
    if(count(pages.page) = 0, 'holds', 'fails') as verdict,
    null as severity,
    '第' || string_agg(pages.page, '、' order by pages.page) || '页' as where_text,
    null as what_text,
    page_place(min(pages.page), '') as found_place,
from asked
left join input_pages as pages
    on asked.document_sha256 = pages.document_sha256
    and pages.text_source = 'none' and pages.glyphs_visible > 0
where asked.rule_id = 'FORMAT-101'
group by asked.document_sha256;
