{# The patterns of document_patterns, with what names of institutions end in put where a pattern says
   <institution>, and names of two or three characters where it says <office>. #}
{% macro patterns_with_endings(patterns) -%}
    (
        select
            patterns.* replace (
                replace(
                    replace(
                        patterns.pattern, '<institution>', coalesce(endings.institution, '')
                    ),
                    '<office>', coalesce(endings.office, '')
                ) as pattern
            )
        from {{ patterns }} as patterns
        cross join (
            select
                max(pattern) filter (where field = 'institution') as institution,
                max(pattern) filter (where field = 'office') as office
            from {{ patterns }}
        ) as endings
        where patterns.field not in ('institution', 'office')
    )
{%- endmacro %}
