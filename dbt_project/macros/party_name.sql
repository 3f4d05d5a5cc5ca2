{# The name of an office of the party in one form, however long it is written: 中共江苏省委办公厅. #}
{% macro party_name(name, place) -%}
    case
        when
            starts_with({{ name }}, {{ place }} || '委')
            and not starts_with({{ name }}, {{ place }} || '委员会')
            then '中共' || {{ name }}
        else
            regexp_replace(
                regexp_replace({{ name }}, '^中国共产党', '中共'),
                '^(中共\p{Han}{1,15}?[省市区县旗州盟])委员会', '\1委'
            )
    end
{%- endmacro %}
