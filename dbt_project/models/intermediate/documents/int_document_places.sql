-- One row per document whose department's name begins with a known place, with that place: the
-- longest such name and the district that follows it.
with

facts as (
    select * from {{ ref('int_document_facts') }}
),

named as (
    select
        facts.document_sha256,
        arg_max(
            places.place_name || coalesce(nullif(regexp_extract(
                regexp_replace(facts.department_name, '^.*?' || places.place_name, ''),
                '{{ district_at_start() }}', 1
            ), ''), ''),
            length(places.place_name)
        ) as place_name
    from facts
    inner join {{ ref('places') }} as places
        -- a pattern that comes from a row is compiled for each name: only where it can fit
        on case
            when contains(facts.department_name, places.place_name)
                then regexp_matches(
                    facts.department_name, '{{ before_a_place() }}' || places.place_name
                )
        end
    group by facts.document_sha256
)

select
    document_sha256,
    {{ without_false_district('place_name') }} as place_name
from named
