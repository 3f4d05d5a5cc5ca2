-- FORMAT-100: pages that are pictures; FORMAT-101: a document that is here at all was readable.
insert into rule_checks by name
select
    'FORMAT-100' as rule_id,
    document_sha256,
    if(text_source = 'text', 'blank', 'scanned') as about,
    'fails' as verdict,
    if(text_source = 'text', 'info', 'critical') as severity,
    '第' || string_agg(page, '、' order by page) || '页' as where_text,
    if(text_source = 'text', '是空白页', '是图片，没有文字层') as what_text,
    {
        page: min(page), bbox: [0, 0, min(width), min(height)], text: '', value: null,
        subject_code: '', line_label: '', header_path: ''
    } as found_place,
from input_pages
where text_source <> 'text' and coalesce(image_share, 1) > 0.5 or glyphs_visible = 0
group by document_sha256, text_source = 'text', text_source
union all by name
select 'FORMAT-101' as rule_id, document_sha256, 'readable' as about, 'holds' as verdict
from asked
where rule_id = 'FORMAT-101';
