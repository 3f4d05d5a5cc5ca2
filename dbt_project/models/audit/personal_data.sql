-- One row per number of a person that a page prints (mobile phone, identity card, bank account,
-- direct line beside a contact), masked.
with

texts as (
    select
        document_sha256,
        page,
        replace(text, chr(10), '') as text,
        [x0, y0, x1, y1] as source_bbox
    from {{ ref('stg_raw__lines') }}
    union all
    select
        document_sha256,
        page,
        replace(text, chr(10), '') as text,
        [x0, y0, x1, y1] as source_bbox
    from {{ ref('stg_raw__cells') }}
),

with_digits as (
    select *
    from texts
    where regexp_matches(text, '\d{8}')
),

found as (
    select
        *,
        'mobile_phone' as kind,
        unnest(regexp_extract_all(text, '(?:^|\D)(1[3-9]\d{9})(?:\D|$)', 1)) as found_text
    from with_digits
    union all
    select
        *,
        'identity_card' as kind,
        unnest(regexp_extract_all(
            text,
            '(?:^|\D)(\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])'
            || '\d{3}[\dXx])(?:\D|$)',
            1
        )) as found_text
    from with_digits
    union all
    -- numbers that are a person's only beside certain words
    select
        with_digits.*,
        patterns.field as kind,
        unnest(regexp_extract_all(with_digits.text, patterns.pattern, 1)) as found_text
    from with_digits
    cross join {{ ref('document_patterns') }} as patterns
    where patterns.field in ('bank_account', 'named_line', 'public_line')
),

-- the check digit of GB 11643 tells an identity card from a project's code
checked as (
    select *
    from found
    where
        kind <> 'identity_card'
        or upper(right(found_text, 1)) = substr('10X98765432', 1 + cast(list_sum(list_transform(
            range(1, 18),
            lambda i: {{ whole_number('substr(found_text, i, 1)') }}
            * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i]
        )) % 11 as integer), 1)
)

select
    document_sha256,
    page,
    kind,
    case kind
        when 'mobile_phone' then left(found_text, 3) || '****' || right(found_text, 4)
        when 'named_line' then left(found_text, 4) || '****' || right(found_text, 3)
        when 'public_line' then left(found_text, 4) || '****' || right(found_text, 3)
        else left(found_text, 4) || '********' || right(found_text, 4)
    end as masked_text,
    source_bbox
from checked
-- a line whose form prints a contact for the public is told as that alone
qualify
    kind <> 'named_line'
    or not bool_or(kind = 'public_line')
        over (partition by document_sha256, page, source_bbox, found_text)
