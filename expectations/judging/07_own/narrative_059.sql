-- NARRATIVE-059, one row per amount behind a name or code of the report's own statements, whose
-- wording means one of their columns: where most amounts so worded meet the column, the one that
-- does not is told. What another rule has compared with its figure is left to it.
insert into rule_checks by name
select
    'NARRATIVE-059' as rule_id,
    document_sha256,
    wording || ':' || coalesce(last_key, last_code) || ':' || place as about,
    case
        when fit <> 'cannot_tell' and not is_trusted then 'uncertain'
        else fit
    end as verdict,
    if(fit = 'cannot_tell', '报表或正文中同名的不止一个', '正文的识读不可靠') as doubt,
    figure.statement_code as statement_code,
    figure.subject_code as subject_code,
    figure.line_label as line_label,
    figure.measure_code as measure_code,
    column_value as expected,
    value as found,
    half_width + figure.half_width as allowed,
    'yuan' as unit,
    figure_text as found_text,
    '正文第' || source_page || '页“' || inner_quotes(figure.line_label) || '”' as where_text,
    figure_place(figure)
    || if(contains(column_id, '-'), '与同一行另一列的差', '') as other_text,
    met || '处' as what_text,
    place_of_words(source_page, source_bbox, sentence) as found_place,
    place_of(figure) as other_place,
from judged_names
where (document_sha256, place_in_document(paragraph_no, place)) not in (
    select (document_sha256, claims.place)
    from judged_claims
    where verdict <> 'cannot_tell'
);
