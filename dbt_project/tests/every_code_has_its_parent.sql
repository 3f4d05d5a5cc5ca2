-- Every code of the code lists stands below a listed one. Returns those that do not.
with

codes as (
    select code from {{ ref('function_codes') }}
    union all
    select code from {{ ref('departmental_economic_codes') }}
    union all
    select code from {{ ref('governmental_economic_codes') }}
),

listed as (
    select code from codes
    union all
    select class_code as code from {{ ref('function_classes') }}
)

select codes.code
from codes
anti join listed
    on left(codes.code, length(codes.code) - 2) = listed.code
where length(codes.code) > 3
