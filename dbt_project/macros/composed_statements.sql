{# What a statement that no seed names is like, told by what it is made of. #}
{% macro composed_grain() -%}
    case
        -- final accounts print the income and spending of one fund line by line, side by side
        when
            combinations.subject = 'revenue_and_expenditure' and {{ is_of_one_fund() }}
            then 'by_function'
        when combinations.subject = 'revenue_and_expenditure' then 'two_sided'
        when combinations.classification in ('departmental_economic', 'governmental_economic')
            then 'by_economic'
        when combinations.subject = 'three_public' then 'single_row'
        when
            combinations.subject in ('project_expenditure', 'subsidies_from_above')
            and combinations.document_kind = 'budget'
            then 'by_project'
        when
            combinations.subject in (
                'revenue', 'expenditure', 'basic_expenditure', 'project_expenditure'
            )
            then 'by_function'
        else 'by_item'
    end
{%- endmacro %}

{# Final accounts of one fund, whose income and spending stand beside each other line by line. #}
{% macro is_of_one_fund() -%}
    (
        combinations.document_kind = 'final_accounts'
        and combinations.fund not in ('none', 'fiscal_appropriation')
    )
{%- endmacro %}

{# The statement whose columns of funds it shares too, where final accounts tell of several funds. #}
{% macro composed_funds() -%}
    case
        when
            combinations.document_kind = 'final_accounts'
            and combinations.fund in ('none', 'fiscal_appropriation')
            and combinations.subject in (
                'expenditure', 'basic_expenditure', 'project_expenditure', 'procurement'
            )
            then 'GK03'
        when combinations.document_kind = 'final_accounts' and combinations.subject = 'assets'
            then 'GK10'
    end
{%- endmacro %}

{# The statement of the contract's style whose columns it shares. #}
{% macro composed_measures() -%}
    case combinations.document_kind
        when 'final_accounts'
            then case combinations.subject
                when 'revenue' then 'GK02'
                when 'revenue_and_expenditure'
                    then case when {{ is_of_one_fund() }} then 'GK05' else 'GK04' end
                when 'three_public' then 'GK09'
                else 'GK05'
            end
        else
            case
                when combinations.subject = 'revenue' then 'YS02'
                when combinations.subject = 'revenue_and_expenditure' then 'YS04'
                when combinations.subject = 'three_public' then 'YS09'
                when
                    combinations.classification in (
                        'departmental_economic', 'governmental_economic'
                    )
                    then case
                        when combinations.fund = 'none' then 'YS03'
                        when combinations.subject = 'basic_expenditure' then 'YS08'
                        else 'YS10'
                    end
                when combinations.subject in ('project_expenditure', 'subsidies_from_above')
                    then 'YS15'
                when combinations.fund = 'none' and combinations.subject = 'expenditure' then 'YS03'
                when combinations.subject in ('expenditure', 'basic_expenditure') then 'YS05'
                else 'YS14'
            end
    end
{%- endmacro %}
