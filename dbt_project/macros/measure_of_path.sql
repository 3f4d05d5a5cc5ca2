{# The measure that a path of concepts names by its own words: 上年结转 over 基本支出, 年末结转和结余 over
   项目支出结转, 本年收入 over 基本支出, 项目支出 over 商品和服务支出, 一般公共预算 over 上年结转. A class over one of its
   sections (工资福利支出 over 基本工资) only holds it; so do 人员经费 and 公用经费 over a class, and 项目支出 over kinds of
   projects. A path of none of these is the measure's code itself. #}
{% macro measure_of_path(path) -%}
    {%- set readings = [
        ('^fiscal_appropriation/((?:general_public|gov_fund|state_capital)/.+)$', '\\1'),
        ('^(' ~ funds_over_spending() ~ ')/(' ~ spending_by_funds() ~ ')$', '\\2_\\1'),
        (
            '^(?:basic/)?(' ~ spending_by_funds() ~ ')/(' ~ funds_over_spending() ~ ')$',
            '\\1_\\2'
        ),
        ('^(' ~ spending_by_funds() ~ ')/carried_forward_in$', 'carried_forward_\\1'),
        ('^(' ~ funds_over_spending() ~ '|project)/(level_[a-z]+)$', '\\2_\\1'),
        ('^transfers_total/(level_[a-z]+)$', '\\1'),
        ('^project/procurement$', 'project_procurement'),
        ('^assets_fixed/', 'assets_fixed_'),
        ('^(?:personnel|public)/(' ~ class_of_sections() ~ ')$', '\\1'),
        ('^carried_forward_(in|fiscal_appropriation)/(carried_forward_)?', 'carried_forward_'),
        (
            '^(general_public|gov_fund|state_capital|special_account|unit_funds)/carried_forward_in$',
            'carried_forward_\\1'
        ),
        (
            '^project/(?:project_)?(' ~ class_of_sections() ~ '|other_operating|specific_target)$',
            'project_\\1'
        ),
        (
            '^(opening|closing)_balance/(?:balance_)?(basic|project)(/(carried_over|surplus))?$',
            '\\1_balance_\\2'
        ),
        ('^current/(basic|project)$', 'income_\\1'),
        (
            '^(?:' ~ class_of_sections() ~ ')/((?:departmental|governmental)_\\d{5})$',
            '\\1'
        ),
    ] -%}
    {%- set told = namespace(path=path) -%}
    {%- for pattern, measure in readings -%}
        {%- set told.path -%}
            regexp_replace({{ told.path }}, '{{ pattern }}', '{{ measure }}')
        {%- endset -%}
    {%- endfor -%}
    {{ told.path }}
{%- endmacro %}

{# Funds that may stand over what is spent of them (一般公共预算 over 基本支出), and what that is. #}
{% macro funds_over_spending() -%}
    general_public|gov_fund|state_capital|fiscal_appropriation|special_account|unit_funds|other_funds
{%- endmacro %}

{% macro spending_by_funds() -%}
    basic|project|personnel|public
{%- endmacro %}

{# Where the money for 基本支出 may come from, where that stands below it. #}
{% macro source_of_spending() -%}
    {{ funds_over_spending() }}|carried_forward_in|current|[a-z_]*income|superior_subsidy|use_of_balances
{%- endmacro %}

{# Kinds of spending that make up a total together. #}
{% macro kind_of_spending() -%}
    {{ spending_by_funds() }}|project_(other_operating|specific_target)|{{ class_of_sections() }}|other_expenditure|operating|remit_to_superior|subsidy_to_subsidiary
{%- endmacro %}

{# The concepts of classes whose sections may stand below them. #}
{% macro class_of_sections() -%}
    (?:departmental|governmental)_\d{3}|wages_and_welfare|goods_and_services|subsidies_to_individuals|capital_expenditure|debt_interest|subsidies_to_enterprises
{%- endmacro %}

{# Whether a column of a budget is what was spent the year before, or what was planned then. #}
{% macro is_outturn_before() -%}
    coalesce(
        own_basis = 'prior_year_outturn'
        or own_basis = 'execution' and heading_year = fiscal_year - 1, false
    )
{%- endmacro %}

{% macro is_budget_before() -%}
    coalesce(
        own_basis = 'prior_year'
        or own_basis = 'change_from_outturn'
        or coalesce(own_basis, 'budget') = 'budget' and heading_year = fiscal_year - 1, false
    )
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

{# An item of certain funds: 一般公共预算项目支出 #}
{% macro funds_of_an_item() -%}
    ^funds_of_(general_public|gov_fund|state_capital)/([a-z_]+)$
{%- endmacro %}
