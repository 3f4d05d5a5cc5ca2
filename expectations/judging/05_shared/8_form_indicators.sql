-- One row per indicator of a performance form on a page with text: its target and its actual value as
-- numbers with units.
create or replace table indicator_values as
select
    indicators.*,
    forms.project_name as form_name,
    forms.statement_code,
    plain_value(coalesce(nullif(adjusted_target, ''), target)) as target_words,
    plain_value(actual) as actual_words,
    as_figure(numbers_in(target_words)[1]) as target_number,
    as_figure(numbers_in(actual_words)[1]) as actual_number,
    unit_behind(target_words) as target_unit,
    unit_behind(actual_words) as actual_unit,
    len(numbers_in(target_words)) = 1 as has_target,
    len(numbers_in(actual_words)) = 1 as has_actual,
    '第' || indicators.page || '页' || if(forms.statement_code in ('JX01', 'JX04'), '自评表', '目标表')
    || if(forms.project_name = '', '', '“' || inner_quotes(forms.project_name) || '”') as place,
from input_form_indicators as indicators
inner join input_forms as forms on indicators.form_id = forms.form_id
left join input_pages as pages
    on indicators.document_sha256 = pages.document_sha256 and indicators.page = pages.page
where coalesce(pages.text_source, 'text') = 'text' and indicators.is_trusted;
