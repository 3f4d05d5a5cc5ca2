{# The documents that are published: what stands in the marts is theirs. #}
{% macro loaded_documents() -%}
    select document_sha256 from {{ ref('int_documents') }} where state = 'loaded'
{%- endmacro %}
