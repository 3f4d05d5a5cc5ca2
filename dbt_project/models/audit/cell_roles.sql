-- One row per document and role of cells: how many of its cells have it.
select
    document_sha256,
    role,
    cast(count(*) as integer) as cell_count
from {{ ref('int_cell_roles') }}
group by document_sha256, role
