{# Whether figures of a view may be added up with all others of it that may: leaves of current
   documents, of the whole and not of its parts, of this year, printed once; of the statement over all
   funds, and where a document prints none, of its statements by fund. `whole` lists the former. #}
{% macro is_additive(whole) -%}
    amounts.is_leaf
    and amounts.is_current
    and amounts.period = 'current'
    and amounts.unit = 'yuan'
    and amounts.measure_code
    = case
        when bool_or(amounts.measure_code = 'total') over (
            partition by amounts.document_sha256, amounts.statement_code
        ) then 'total'
        else 'amount'
    end
    and (
        amounts.statement_code in ('{{ whole | join("', '") }}')
        or not bool_or(amounts.statement_code in ('{{ whole | join("', '") }}')) over (
            partition by amounts.document_sha256
        )
    )
{%- endmacro %}
