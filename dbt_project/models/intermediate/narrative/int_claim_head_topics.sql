-- One row per paragraph with figures whose first words, or heading, name a topic.
select
    heads.document_sha256,
    heads.paragraph_no,
    arg_min(
        matches.code, heads.distance * 1000 - matches.ends_at + matches.starts_at / 1000
    ) as code,
    arg_min(
        heads.head, heads.distance * 1000 - matches.ends_at + matches.starts_at / 1000
    ) as head
from {{ ref('int_claim_heads') }} as heads
inner join {{ ref('int_claim_matches') }} as matches
    on heads.head = matches.words
    and matches.part = 'topic'
    and matches.unit = 'yuan'
    and matches.fund in ('', heads.fund)
where
    regexp_full_match(
        matches.stands_after,
        '(' || {{ claim_words('filler') }} || '|\(|\)|[:。])*'
    )
group by heads.document_sha256, heads.paragraph_no
