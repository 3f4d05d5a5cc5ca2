-- One row per subject code and name of the lists of codes, with its classification.
select
    'functional' as classification,
    class_code as subject_code,
    name_zh,
    valid_from,
    valid_to,
    source
from {{ ref('function_classes') }}
union all
select
    'functional' as classification,
    code as subject_code,
    name_zh,
    valid_from,
    valid_to,
    source
from {{ ref('function_codes') }}
union all
select
    'departmental_economic' as classification,
    code as subject_code,
    name_zh,
    valid_from,
    valid_to,
    source
from {{ ref('departmental_economic_codes') }}
union all
select
    'governmental_economic' as classification,
    code as subject_code,
    name_zh,
    valid_from,
    valid_to,
    source
from {{ ref('governmental_economic_codes') }}
