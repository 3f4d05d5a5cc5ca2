-- NARRATIVE-082, one row per sentence that gives as reason of an increase that there was nothing the
-- year before (上年预算数为0): the increase told before it is then all of its amount.
insert into rule_checks by name
with noughts as (
    select
        sentences,
        regexp_extract(
            plain,
            '(?:上年|去年|20\d\d年)[^。;；\d]{0,24}?(预算|决算|执行|支出)数?(?:为|是)0(?:\.0+)?(?:万元|元)?(?:[。；;，,]|$)',
            1
        ) as kind,
        whole_number(regexp_extract(
            plain, '(20\d\d)年[^。;；\d]{0,24}?(?:预算|决算|执行|支出)数?(?:为|是)0', 1
        )) as year,
    from input_sentences as sentences
    where contains(plain, '为0') or contains(plain, '是0')
),

compared as (
    select
        noughts.sentences as reason,
        changes as change,
        noughts.sentences.document_sha256 as document_sha256,
    from noughts
    inner join amounts_with_changes as changes
        on noughts.sentences.document_sha256 = changes.document_sha256
        and noughts.sentences.paragraph_no = changes.paragraph_no
        and noughts.sentences.sentence_no >= changes.sentence_no
    where
        noughts.kind <> '' and changes.sign > 0
        and coalesce(noughts.year < changes.fiscal_year, true)
        -- nothing budgeted is another thing than nothing spent
        and if(
            noughts.kind = '预算', not regexp_matches(changes.clause, '决算|执行|支出数'),
            not regexp_matches(changes.clause, '预算')
        )
    qualify row_number() over (
        partition by noughts.sentences.document_sha256, noughts.sentences.paragraph_no,
            noughts.sentences.sentence_no
        order by changes.place desc
    ) = 1
)

select
    'NARRATIVE-082' as rule_id,
    document_sha256,
    reason.paragraph_no || ':' || reason.sentence_no as about,
    case
        when not (reason.is_trusted and change.is_trusted) then 'uncertain'
        when abs(change.amount - change.value) <= 2 * change.half_width then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    change.value as found,
    change.amount as expected,
    'yuan' as unit,
    '增加' || change.figure_text as found_text,
    change.amount_text as expected_text,
    '正文第' || reason.page || '页' as where_text,
    inner_quotes(right(regexp_replace(reason.plain, '[。；;]$', ''), 40)) as what_text,
    place_of_text(reason) as found_place,
from compared;
