import { describe, expect, it } from 'vitest';
import { juelToFeel } from '../../../engine/dialect/juel.ts';
import { evaluate } from '../../../engine/feel/index.ts';

describe('JUEL 译为 FEEL', () => {
  it.each([
    ['${amount >= 3}', 'amount >= 3'],
    ['#{not confirmed}', 'not(confirmed)'],
    ['${!comeBack && routing == "HANDLE"}', 'not(comeBack) and routing = "HANDLE"'],
    ["${routing eq 'HANDLE_ERROR' or 1 ne 2}", 'routing = "HANDLE_ERROR" or 1 != 2'],
    ['${ 金额 * (2 + 1) % 4 }', 'modulo(金额 * (2 + 1), 4)'],
    ['${flag ? "是" : "否"}', 'if flag then "是" else "否"'],
    ['kermit_${loopCounter}', '"kermit_" + string(loopCounter)'],
    ['${list.size() > 0}', 'count(list) > 0'],
    ['${list[0].name}', 'list[1].name'],
    ['${applicant["name"].startsWith("欧阳")}', 'starts with(applicant.name, "欧阳")'],
    ['${var:equals(input, 2)}', 'input = 2'],
    ["${execution.getVariable('counter') + 1}", 'counter + 1'],
    ['${empty materials}', '(materials = null or string(materials) in ("", "[]", "{}"))'],
    ['普通文字', '"普通文字"'],
  ])('%s', (juel, feel) => {
    expect(juelToFeel(juel)).toBe(feel);
  });

  it.each([
    '${bean.doIt()}',
    "${execution.setVariable('a', 1)}",
    '${service(x)}',
    '${a = 1}',
    '${"没有结束}',
    '${a[b]}',
  ])('没有对应写法的不勉强：%s', (juel) => {
    expect(juelToFeel(juel)).toBeUndefined();
  });

  it('译文按原来的意思求值', () => {
    const data = { amount: 5, materials: [], 姓名: '买买提·艾合买提', list: [{ name: '甲' }] };
    const value = (juel: string) => {
      const result = evaluate(juelToFeel(juel) ?? '', data);
      return result.ok ? result.value : result.problems;
    };
    expect(value('${amount >= 3 && !empty list}')).toBe(true);
    expect(value('${empty materials}')).toBe(true);
    expect(value('第${amount}号')).toBe('第5号');
    expect(value('${list[0].name == "甲" ? 姓名 : "无"}')).toBe('买买提·艾合买提');
  });
});
