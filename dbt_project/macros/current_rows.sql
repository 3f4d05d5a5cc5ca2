{# The rows of a dataset of the raw layer that count: of documents that lie in the folder now, in the
   extraction that `current` names. #}
{% macro current_rows(dataset) -%}
    select dataset.* exclude (extraction_id)
    from {{ source('raw', dataset) }} as dataset
    semi join {{ source('raw', 'current') }} as current_extractions
        on dataset.document_sha256 = current_extractions.document_sha256
        and dataset.extraction_id = current_extractions.extraction_id
{%- endmacro %}
