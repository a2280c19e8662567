import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '#engine';
import { caseTypes } from '../../../../engine/lint/caseTypes.ts';
import { feelTypes } from '../../../../engine/lint/rules/feelTypes.ts';
import { draw } from '../kite.ts';

const form = {
  id: 'kite',
  title: '放风筝申请表',
  schema: {
    type: 'object',
    properties: { height: { type: 'number' }, 姓名: { type: 'string' }, night: { type: 'boolean' } },
  },
  sections: [],
} as unknown as FormDefinition;

const findings = (condition: string, specs = {}) =>
  feelTypes(draw(['start>gw', `gw>a ${condition}`, 'gw>b', 'a>end', 'b>end'], specs), { types: caseTypes({ form }) });

describe('lint.feelTypes', () => {
  it.each([
    'form.height > 100',
    'form.姓名 = "买买提·艾合买提"',
    'form.night = true and outcome = "approve"',
    'string length(applicant.name) > 2 and case.acceptedAt != null',
    'officers.acceptance.id != officers.approval.id',
  ])('没有问题：%s', (condition) => {
    expect(findings(condition)).toEqual([]);
  });

  it.each([
    ['form.heigth > 100', 'heigth'],
    ['form.height + "米" = "100米"', 'height'],
    ['form.height = "高"', 'form.height = "高"'],
    ['forms.height > 1', 'forms'],
    ['lenght(form.姓名) > 2', 'lenght'],
  ])('指出 %s', (condition, named) => {
    const [finding] = findings(condition);
    expect(finding).toMatchObject({ severity: 'error', code: 'lint.feelTypes', element: 'gw-a' });
    expect(finding?.message).toContain(named);
  });

  it('流程自己写入的结果和会签的元素是已知的名称', () => {
    const specs = {
      a: {
        detail: {
          resultVariable: 'wind',
          loop: { sequential: false, collection: 'form.姓名', elementVariable: 'signer' },
        },
      },
    };
    expect(findings('wind.speed > 10', specs)).toEqual([]);
    expect(findings('wnd.speed > 10', specs)).toHaveLength(1);
  });

  it('不知道数据类型时不作声', () => {
    expect(feelTypes(draw(['start>gw', 'gw>a x.y', 'gw>b']), {})).toEqual([]);
  });
});
