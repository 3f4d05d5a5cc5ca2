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
                '^([\p{Han}]{1,6}?(?:自治县|自治旗|区|县|旗|新区))', 1
            ), ''), ''),
            length(places.place_name)
        ) as place_name
    from facts
    inner join {{ ref('places') }} as places
        on regexp_matches(
            facts.department_name,
            '^(中国共产党|中共|共青团|民革|民盟|民建|致公党|九三学社|.{0,6}省|.{0,9}自治区)?'
            || places.place_name
        )
    group by facts.document_sha256
)

select
    document_sha256,
    case
        when regexp_matches(place_name, '(社区|园区|城区|校区|院区|辖区|景区|库区|林区|牧区|地区|片区|小区)$')
            then regexp_replace(place_name, '(市|州|盟|省).*$', '\1')
        else place_name
    end as place_name
from named
