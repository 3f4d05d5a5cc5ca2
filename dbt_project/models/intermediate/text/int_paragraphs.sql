-- One row per paragraph, joined across rows and pages.
select
    document_sha256,
    paragraph_no,
    min(page) as page,
    max(page) as last_page,
    string_agg(shown, '' order by report_row_no) as text,
    min(report_row_no) as first_row_no,
    arg_min(x0, report_row_no) as x0,
    arg_min(y0, report_row_no) as y0,
    arg_min(y1, report_row_no) as y1,
    max(font_size) as font_size,
    bool_or(is_indented) as is_indented
from {{ ref('int_paragraph_rows') }}
group by document_sha256, paragraph_no
