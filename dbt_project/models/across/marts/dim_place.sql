-- One row per place that loaded documents name, and per place above it: GB/T 2260 code, level and
-- parent. What the list does not have takes the code of the nearest place above it and four digits
-- of its name's digest; documents that name no place belong to `unknown`.
with

divisions as (
    select * from {{ ref('divisions') }}
),

named as (
    select distinct
        place_code,
        place_name,
        division_code,
        is_listed
    from {{ ref('int_identified_documents') }}
),

above as (
    select distinct
        parents.division_code,
        parents.full_name_zh
    from named
    inner join divisions as nearest
        on named.division_code = nearest.division_code
    inner join divisions as parents
        on parents.division_code in (
            nearest.division_code,
            nearest.parent_code,
            left(nearest.division_code, 2) || '0000'
        )
),

places as (
    select
        division_code as place_code,
        full_name_zh as place_name,
        division_code,
        true as is_listed
    from above
    union
    select
        place_code,
        coalesce(place_name, {{ not_stated() }}) as place_name,
        division_code,
        is_listed
    from named
    where not is_listed
)

select
    places.place_code,
    places.place_name,
    case
        when places.is_listed then nearest.division_level
        when nearest.division_level = 'province' then 'prefecture'
        when nearest.division_level is not null then 'county'
        else 'unknown'
    end as place_level,
    case
        when places.is_listed then coalesce(nearest.parent_code, places.place_code)
        else coalesce(places.division_code, places.place_code)
    end as parent_code,
    case
        when nearest.division_level = 'county' then prefectures.full_name_zh
        else coalesce(nearest.full_name_zh, places.place_name)
    end as prefecture_name,
    coalesce(left(places.division_code, 2) || '0000', places.place_code) as province_code,
    coalesce(provinces.full_name_zh, places.place_name) as province_name,
    places.is_listed
from places
left join divisions as nearest
    on places.division_code = nearest.division_code
left join divisions as prefectures
    on nearest.parent_code = prefectures.division_code
left join divisions as provinces
    on left(places.division_code, 2) || '0000' = provinces.division_code
