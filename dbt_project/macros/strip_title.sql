{# A heading without what precedes or follows a title on its line: ordinals, 附件1, 表3, the form's
   number, the year, (续). Works on plain text. #}
{% macro strip_title(plain) -%}
    regexp_replace(
        regexp_replace(
            {{ plain }},
            '^((附件|附表|表)[一二三四五六七八九十\d]*([-.]\d+)*[:：、.]?|(部门)?公开\d+(-\d+)?表[:：]?|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.]|第[一二三四五六七八九十]+部分|\d{4}年(度)?|年(度)?)+', ''),
        '((部门)?公开\d+(-\d+)?表|[(（]?(续表?|续上表|接上表)[一二三四五六七八九十\d]*[)）]?|[(（](预算|决算|公开|附)?表[一二三四五六七八九十\d]+(-\d+)?[)）]|[(（](本级|部门|单位|汇总|(人民币)?[千万亿]?元|一级项目|二级项目|\d{4}年(度)?)[)）]|\.{3,}\d*|…+\d*)+$', '')
{%- endmacro %}
