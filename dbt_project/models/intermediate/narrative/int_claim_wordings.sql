-- One row per distinct wording before a figure (topic) or right behind it (tail). Wordings are
-- matched once each, however many figures share them.
select distinct
    'topic' as part,
    zone as words
from {{ ref('int_claim_zones') }}
union
select distinct
    'topic' as part,
    head as words
from {{ ref('int_claim_heads') }}
union
select distinct
    'tail' as part,
    regexp_extract(tail, '^[^,;。、]{1,24}') as words
from {{ ref('int_claim_zones') }}
