-- How many cells of each role a document's grids hold: every cell has exactly one.
select
    document_sha256,
    role,
    cast(count(*) as integer) as cell_count
from {{ ref('int_cell_roles') }}
group by document_sha256, role
