-- One row per place that loaded documents name.
with

documents as (
    select distinct place_name
    from {{ ref('dim_document') }}
    where place_name is not null
),

places as (
    select * from {{ ref('places') }}
)

select
    documents.place_name,
    arg_max(places.place_name, length(places.place_name)) as prefecture_name,
    arg_max(places.province_name, length(places.place_name)) as province_name
from documents
left join places
    on starts_with(documents.place_name, places.place_name)
group by documents.place_name
