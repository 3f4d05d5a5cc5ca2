{# A cell's place in readable form, stable between loads: `<sha, 12 digits>:p7:g1:r5:c3`. #}
{% macro cell_key(alias) -%}
    substr({{ alias }}.document_sha256, 1, 12) || ':p' || {{ alias }}.page || ':g' || {{ alias }}.grid_no
    || ':r' || {{ alias }}.row_no || ':c' || {{ alias }}.column_no
{%- endmacro %}

{% macro grid_key(alias) -%}
    substr({{ alias }}.document_sha256, 1, 12) || ':p' || {{ alias }}.page || ':g' || {{ alias }}.grid_no
{%- endmacro %}
