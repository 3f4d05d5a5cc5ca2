-- One row per document that does not name its kind and year, and prints more characters that
-- are Chinese, or that tell no script, than letters of other scripts. A damaged font tells no
-- script.
with

nameless as (
    select document_sha256
    from {{ ref('int_document_facts') }}
    where document_kind is null or fiscal_year is null
),

printed as (
    select
        document_sha256,
        text
    from {{ ref('stg_raw__cells') }}
    union all
    select
        document_sha256,
        text
    from {{ ref('stg_raw__lines') }}
),

counted as (
    select
        printed.document_sha256,
        -- private and replacement characters, and the upper half of Latin-1: GBK read as Latin-1
        sum(length(regexp_replace(
            printed.text, '[^\p{Han}\p{Co}\x{FFFD}\x{A1}-\x{FF}]', '', 'g'
        ))) as chinese_count,
        sum(length(regexp_replace(
            printed.text, '[^\p{L}]|\p{Han}|[\x{A1}-\x{FF}]', '', 'g'
        ))) as other_count,
        sum(length(regexp_replace(printed.text, '[^\p{Hiragana}]', '', 'g'))) as hiragana_count
    from printed
    inner join nameless
        on printed.document_sha256 = nameless.document_sha256
    group by printed.document_sha256
)

select document_sha256
from counted
-- Japanese tables are Chinese characters nearly throughout; Chinese prints no hiragana
where chinese_count > other_count and chinese_count > 20 * hiragana_count
