-- One row per loaded document, with the place and the department it belongs to: the same from load
-- to load, whatever else is loaded.
with

documents as (
    select
        document_sha256,
        department_name,
        place_name,
        -- 本级 and 汇总 are two reports of one department
        regexp_replace(
            {{ squeezed_text('department_name') }}, '{{ extent_behind_a_name() }}', ''
        ) as own_name,
        -- 中国共产党江苏省委员会办公厅, 中共江苏省委办公厅 and 江苏省委办公厅 are one department
        {{ party_name('own_name', 'place_name') }} as plain_name
    from {{ ref('int_documents') }}
    where state = 'loaded'
),

divisions as (
    select * from {{ ref('divisions') }}
),

aliases as (
    select * from {{ ref('department_aliases') }}
),

-- the place itself, else the nearest above it that the list has
places as (
    select
        named.place_name,
        arg_max(divisions.division_code, length(divisions.full_name_zh)) as division_code,
        max(length(divisions.full_name_zh)) = length(named.place_name) as is_listed
    from (select distinct place_name from documents) as named
    inner join divisions
        on starts_with(named.place_name, divisions.full_name_zh)
    group by named.place_name
)

select
    documents.document_sha256,
    documents.place_name,
    places.division_code,
    coalesce(places.is_listed, false) as is_listed,
    case
        when places.is_listed then places.division_code
        when documents.place_name is not null
            then coalesce(places.division_code || '-', '')
            || upper(left(md5(documents.place_name), 8))
        else 'unknown'
    end as place_code,
    coalesce(aliases.canonical_name, documents.plain_name) as canonical_name,
    coalesce(
        left(md5(coalesce(aliases.canonical_name, documents.plain_name)), 12),
        left(documents.document_sha256, 12)
    ) as department_id
from documents
left join places
    on documents.place_name = places.place_name
left join aliases
    on documents.plain_name = aliases.department_name
