-- Every merged cell of every grid of every current document has exactly one role: none is lost between
-- the raw layer and the roles, none is counted twice. Returns the documents where the counts differ.
with

cells as (
    select
        document_sha256,
        count(*) as cell_count
    from {{ ref('stg_raw__cells') }}
    group by document_sha256
),

roles as (
    select
        document_sha256,
        count(*) as role_count,
        count(distinct cell_id) as distinct_count
    from {{ ref('int_cell_roles') }}
    group by document_sha256
)

select
    coalesce(cells.document_sha256, roles.document_sha256) as document_sha256,
    cells.cell_count,
    roles.role_count,
    roles.distinct_count
from cells
full join roles
    on cells.document_sha256 = roles.document_sha256
where
    cells.cell_count is distinct from roles.role_count
    or roles.role_count is distinct from roles.distinct_count
