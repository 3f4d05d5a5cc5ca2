-- One row per indicator with its target, of lists of targets and of self-evaluations.
create or replace table every_target as
select document_sha256, level2, level3, target, source_page, is_trusted,
from input_targets
union all by name
-- those of self-evaluations
select
    indicators.document_sha256,
    indicators.level2,
    indicators.level3,
    indicators.target,
    indicators.page as source_page,
    indicators.is_trusted,
from input_form_indicators as indicators
inner join input_forms as forms on indicators.form_id = forms.form_id
where forms.statement_code in ('JX01', 'JX04');
