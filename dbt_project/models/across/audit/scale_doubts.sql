-- One row per statement whose unit is in doubt and other statement that prints the same total a
-- unit apart (元 and 万元), in the same document or in another one of the department. Its figures of
-- money are not trusted.
with

doubts as (
    select
        document_sha256,
        statement_code,
        document_sha256 as other_sha256,
        other_statement_code,
        value,
        other_value,
        factor
    from {{ ref('int_scale_doubts') }}
    union all
    select
        document_sha256,
        statement_code,
        other_sha256,
        statement_code as other_statement_code,
        value,
        other_value,
        factor
    from {{ ref('int_scale_leaps') }}
)

-- a document may print a statement of one code twice
select
    document_sha256,
    statement_code,
    arg_max(value, abs(value)) as value,
    other_sha256,
    other_statement_code,
    arg_max(other_value, abs(value)) as other_value,
    cast(factor as integer) as factor
from doubts
group by document_sha256, statement_code, other_sha256, other_statement_code, factor
