-- One row per document whose department's name begins with a known place, with that place: the
-- last such name, behind its province's, and the district that follows it. Where a name begins with
-- none, the place whose budget the cover says it is of (上海市2026年市级单位预算), else the only
-- county of that name, else the centre for what only the state as a whole has (国家信访局).
with

full_names as (select distinct full_name_zh from {{ ref('divisions') }}),

facts as (
    select
        document_sha256,
        {{ with_the_corps('department_name') }} as department_name
    from {{ ref('int_document_facts') }}
),

places as (
    select * from {{ ref('places') }}
),

named as (
    select
        facts.document_sha256,
        unnest(arg_max(
            struct_pack(
                town := places.place_name,
                district := regexp_extract(
                    regexp_replace(facts.department_name, '^.*?' || places.place_name, ''),
                    '{{ district_at_start() }}', 1
                )
            ),
            100 * strpos(facts.department_name, places.place_name) + length(places.place_name)
        ))
    from facts
    inner join places
        -- a pattern that comes from a row is compiled for each name: only where it can fit
        on case
            when contains(facts.department_name, places.place_name)
                then regexp_matches(
                    facts.department_name, '{{ before_a_place() }}' || places.place_name
                )
        end
    group by facts.document_sha256
),

covers as (
    select
        document_sha256,
        regexp_extract(plain, '{{ place_of_a_budget() }}', 1) as place
    from {{ ref('int_document_texts') }}
    where scope = 'cover' and first_place = 1 and place <> ''
),

on_cover as (
    select
        covers.document_sha256,
        max(covers.place) as place_name
    from covers
    inner join places
        on starts_with(covers.place, places.place_name)
    anti join named
        on covers.document_sha256 = named.document_sha256
    group by covers.document_sha256
    having count(distinct covers.place) = 1
),

beginnings as (
    select
        document_sha256,
        left(
            regexp_replace(department_name, '{{ before_a_place() }}', ''),
            -- 城区 and 西区 may be any town's
            unnest(range(3, 16))
        ) as beginning
    from facts
),

counties as (
    select
        beginnings.document_sha256,
        max(divisions.full_name_zh) as place_name
    from beginnings
    inner join {{ ref('divisions') }} as divisions
        on beginnings.beginning = divisions.name_zh
    where divisions.division_level = 'county'
    group by beginnings.document_sha256
    having count(distinct divisions.full_name_zh) = 1
),

-- 社区 only ends like a district, 上城区 is one
placed as (
    select
        named.document_sha256,
        case
            when
                full_names.full_name_zh is not null
                or not regexp_matches(named.district, '{{ no_district() }}')
                then named.town || named.district
            else named.town
        end as place_name
    from named
    left join full_names
        on named.town || named.district = full_names.full_name_zh
    union all
    select * from on_cover
    union all
    select counties.*
    from counties
    anti join named
        on counties.document_sha256 = named.document_sha256
    anti join on_cover
        on counties.document_sha256 = on_cover.document_sha256
)

select * from placed
union all
select
    facts.document_sha256,
    '{{ the_centre() }}' as place_name
from facts
anti join placed
    on facts.document_sha256 = placed.document_sha256
where regexp_full_match(facts.department_name, '{{ department_of_the_centre() }}')
