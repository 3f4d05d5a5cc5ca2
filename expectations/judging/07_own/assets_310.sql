-- ASSETS-310, one row per paragraph that tells posts and staff (行政编制132人…实有人员214人，其中行政154人):
-- there are no more people than posts.
insert into rule_checks by name
with told as (
    select
        document_sha256,
        paragraph_no,
        any_value(page) as page,
        bool_and(is_trusted) as is_trusted,
        arg_min(sentences, sentence_no) as sentence,
        string_agg(plain, '' order by sentence_no) as words,
        regexp_extract(words, '编制.*?(?:实有|在职)') as posts_words,
        regexp_replace(words, '^.*?编制.*?(?:实有|实际)(?:在职)?(?:人员|人数|在职)?', '') as staff_words,
    from input_sentences as sentences
    where regexp_matches(plain, '编制|实有')
    group by document_sha256, paragraph_no
    having regexp_matches(words, '编制[^。；]*\d[人名].*实有[^。；]*\d[人名]')
),

counted as (
    select
        told.*,
        kinds.kind,
        whole_number(regexp_extract(posts_words, kinds.posts, 1)) as posts,
        whole_number(regexp_extract(staff_words, kinds.staff, 1)) as staff,
    from told
    cross join (
        values
        ('', '^编制(?:总?数|人数)?(?:共|为|共计)?(\d+)[人名个]', '^(?:共|为|共计)?(\d+)[人名]'),
        ('行政', '行政编制(?:共|为)?(\d+)[人名个]', '^[^。；]*?行政(?:人员|编制)?(?:共|为)?(\d+)[人名]'),
        ('事业', '事业编制(?:共|为)?(\d+)[人名个]', '^[^。；]*?事业(?:人员|编制)?(?:共|为)?(\d+)[人名]')
    ) as kinds (kind, posts, staff)
)

select
    'ASSETS-310' as rule_id,
    document_sha256,
    'staff:' || paragraph_no as about,
    case
        when bool_and(staff <= posts) then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    string_agg(kind || '编制' || posts || '人', '、' order by kind) filter (staff > posts) as expected_text,
    string_agg('实有' || kind || '人员' || staff || '人', '、' order by kind) filter (staff > posts) as found_text,
    '正文第' || any_value(page) || '页' as where_text,
    place_of_text(any_value(sentence)) as found_place,
from counted
where posts is not null and staff is not null
group by document_sha256, paragraph_no;
