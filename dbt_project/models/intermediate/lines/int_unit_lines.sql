-- One row per grid, printed row and group of columns that names a unit where subjects are named. A
-- statement that goes through its units heads the classes of each with the unit's six digits, and
-- all of them with the three of the department. Among codes of subjects, six digits are a misprint.
with

classes as (
    select class_code from {{ ref('function_classes') }}
    union
    select left(code, 3) from {{ ref('departmental_economic_codes') }}
    union
    select left(code, 3) from {{ ref('governmental_economic_codes') }}
),

codes as (
    select
        *,
        left(printed_code, 3) in (select class_code from classes) as is_of_a_class,
        first_value(printed_code) over down_the_statement as first_code,
        lead(printed_code) over down_the_statement as code_below
    from {{ ref('int_line_codes') }}
    window down_the_statement as (
        partition by statement_id, group_no order by grid_in_document, row_no
    )
)

select
    grid_id,
    group_no,
    row_no
from codes
where
    case
        when length(printed_code) = 6
            then length(code_below) = 3 and (length(first_code) = 6 or not is_of_a_class)
        when length(printed_code) = 3
            then length(code_below) = 6 and starts_with(code_below, printed_code)
            and not is_of_a_class
        else false
    end
