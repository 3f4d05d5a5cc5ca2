-- TREND-125, one row per file: files that hold a document once more.
insert into rule_checks by name
select
    'TREND-125' as rule_id,
    document_sha256,
    'copies' as about,
    'fails' as verdict,
    (count(*) + 1)::varchar as found_text,
    inner_quotes(string_agg(file_path, '、' order by file_path)) as where_text,
    page_place(1, '') as found_place,
from input_files
where status = 'duplicate' and document_sha256 is not null
group by document_sha256;
