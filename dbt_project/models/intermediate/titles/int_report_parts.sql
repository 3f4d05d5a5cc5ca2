-- One row per grid of a later report in a file of several, with whose report that is. A
-- department's file may hold those of its units behind its own: the same statements come
-- again under another name, on later pages only. Units that take turns within a statement
-- are no reports of their own.
with

owned as (select * from {{ ref('int_grid_owners') }}),

owners as (
    select
        document_sha256,
        owner,
        min(page) as first_page,
        max(page) as last_page,
        list(distinct statement_code) filter (where has_title) as statement_codes
    from owned
    where owner is not null and statement_code is not null
    group by document_sha256, owner
),

later as (
    select distinct
        owners.document_sha256,
        owners.owner,
        owners.first_page
    from owners
    inner join owners as before
        on owners.document_sha256 = before.document_sha256
        and owners.first_page > before.last_page
    where len(list_intersect(owners.statement_codes, before.statement_codes)) >= 2
)

select
    owned.grid_id,
    owned.document_sha256,
    later.owner,
    later.first_page
from owned
inner join later
    on owned.document_sha256 = later.document_sha256
    and owned.owner = later.owner
