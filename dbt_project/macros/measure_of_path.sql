{# The measure that a path of concepts names by its own words: 上年结转 over 基本支出, 年末结转和结余 over
   项目支出结转, 本年收入 over 基本支出, 项目支出 over 商品和服务支出. A class over one of its sections (工资福利支出 over 基本工资) only
   holds it. A path of none of these is the measure's code itself. #}
{% macro measure_of_path(path) -%}
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace(
                        {{ path }},
                        '^carried_forward_(in|fiscal_appropriation)/(carried_forward_)?',
                        'carried_forward_'
                    ),
                    '^project/({{ class_of_sections() }})$', 'project_\1'
                ),
                '^(opening|closing)_balance/(?:balance_)?(basic|project)(/(carried_over|surplus))?$',
                '\1_balance_\2'
            ),
            '^current/(basic|project)$', 'income_\1'
        ),
        '^(?:{{ class_of_sections() }})/((?:departmental|governmental)_\d{5})$', '\1'
    )
{%- endmacro %}

{# The concepts of classes whose sections may stand below them. #}
{% macro class_of_sections() -%}
    (?:departmental|governmental)_\d{3}|wages_and_welfare|goods_and_services|subsidies_to_individuals|capital_expenditure|debt_interest|subsidies_to_enterprises
{%- endmacro %}

{# What a path of concepts counts on a statement of one row: its last concept, as in measures. #}
{% macro item_of_path(path) -%}
    case regexp_extract({{ path }}, '[^/]*$')
        when 'three_public' then 'total'
        when 'carried_forward_in' then 'total'
        when 'vehicle' then 'vehicle_total'
        else regexp_extract({{ path }}, '[^/]*$')
    end
{%- endmacro %}

{# A path that is one item, or one within 公务用车购置及运行维护费, of this year or of 上年结转. #}
{% macro path_of_one_item() -%}
    (carried_forward_in(/|$))?(vehicle/)?[a-z_]*
{%- endmacro %}
