{# A heading without what precedes or follows a title on its line: ordinals, 附件1, 表3, the form's
   number, the year, (续), the marks of 《收入决算表》. Works on plain text. The numbers that 一般公共预算 and 三公 begin with are kept
   from it: 表八三公经费支出表 is form 八. #}
{% macro strip_title(plain) -%}
    replace(replace(
    regexp_replace(
        regexp_replace(
            replace(replace(
                regexp_replace({{ plain }}, '《([^《》]+)》[;；。]?$', '\1'),
                '一般公共', '壹般公共'
            ), '三公', '叁公'),
            '^((附件|附表|表)[一二三四五六七八九十\d]*([-.]\d+)*[:：、.]?|(部门|单位|预算|决算|财决|公开)*\d{1,2}(-\d+)?表[:：、]?|(部门|单位|预算|决算|公开)+表\d+(-\d+)?[:：、.]?|[(（]?表[(（]?[一二三四五六七八九十\d]+(-\d+)?[)）]+[:：、.]?|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.]|第[一二三四五六七八九十]+部分|\d{4}年(度)?|年(度)?)+', ''),
        '((部门|单位)?(预算|决算|财决)?公开\d+(-\d+)?表|(金额)?单位[:：]\p{Han}{1,6}|[(（]?(续表?|续上表|接上表)[一二三四五六七八九十\d]*[)）]?|[(（](部门|单位|预算|决算|公开|附)*(表[一二三四五六七八九十\d]+(-\d+)?|\d+(-\d+)?表)[)）]|[(（](本级|部门|单位|汇总|(人民币)?[千万亿]?元|一级项目|二级项目|\d{4}年(度)?)[)）]|\.{3,}\d*|…+\d*)+$', ''),
    '壹般公共', '一般公共'), '叁公', '三公')
{%- endmacro %}
