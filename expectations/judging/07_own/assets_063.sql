-- ASSETS-063, one row per document and section that dates what is owned: 截至Y年12月31日 in the section
-- on state-owned assets, Y年12月31日…保有 in the one on cars, Y being the year reported on.
create or replace temp table asset_dates as
select
    asked.document_sha256,
    sentences.section_code,
    asked.fiscal_year || '年12月31日' as expected_text,
    regexp_replace(
        regexp_extract(sentences.dated, '^截?[至止]?到?(\d{4}年(\d{1,2}月(\d{1,2}日)?)?底?末?)', 1),
        '年底?末?$', '年末'
    ) as found_text,
    whole_number(regexp_extract(sentences.dated, '(\d{4})年', 1)) = asked.fiscal_year
    and regexp_matches(sentences.dated, '^截?[至止]?到?\d{4}年(12月(31日)?[底末]?|[底末]|年末)')
        as is_year_end,
    sentences,
from asked
inner join (
    select
        *,
        case section_code
            when 'assets'
                then regexp_extract(plain, '截[至止]到?\d{4}年.{0,24}(车辆|设备|资产|用车).*')
            when 'three_public'
                then regexp_extract(plain, '(截[至止]到?)?\d{4}年12月31日.{0,40}保有.*')
            else ''
        end as dated,
    from input_sentences
) as sentences on asked.document_sha256 = sentences.document_sha256
where asked.rule_id = 'ASSETS-063' and sentences.dated <> ''
qualify row_number() over (
    partition by asked.document_sha256, sentences.section_code
    order by sentences.paragraph_no, sentences.sentence_no
) = 1;

insert into rule_checks by name
select
    'ASSETS-063' as rule_id,
    document_sha256,
    if(section_code = 'assets', 'as_of', 'cars_as_of') as about,
    if(is_year_end, 'holds', 'fails') as verdict,
    found_text,
    expected_text,
    '正文第' || sentences.page || '页' || if(section_code = 'assets', '国有资产占用情况', '公务用车保有量')
        as where_text,
    place_of_text(sentences) as found_place,
from asset_dates;
