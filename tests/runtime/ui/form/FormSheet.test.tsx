import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type FormDefinition, viewForm } from '#engine';
import { FormSheet } from '../../../../runtime/ui/form/FormSheet.tsx';

const form: FormDefinition = {
  id: 'kite',
  title: '风筝放飞申请表',
  schema: {
    type: 'object',
    properties: {
      name: { title: '姓名', type: 'string', sensitive: 2 },
      idNo: { title: '公民身份号码', type: 'string', format: 'citizen-id', sensitive: 2 },
      tail: { title: '有尾巴', type: 'boolean' },
      length: { title: '尾长', type: 'number' },
    },
  },
  sections: [{ title: '申请人', fields: ['name', 'idNo', 'tail', 'length'] }],
  visible: { length: 'form.tail = true' },
};

const data = { form: { name: '龙䶮', idNo: '11010519491231002X', tail: false, length: 3 } };
const html = (options: object) =>
  renderToStaticMarkup(<FormSheet view={viewForm(form, { data, readOnly: true, ...options })} />);

describe('FormSheet', () => {
  it('shows labels and values, and nothing that can be typed into', () => {
    expect(html({ element: 'approval' })).toContain('龙䶮');
    expect(html({ element: 'approval' })).toContain('否');
    expect(html({ element: 'approval' })).not.toMatch(/<(input|textarea|select)/);
  });

  it('covers sensitive values for an onlooker', () => {
    expect(html({})).toContain('110105********002X');
    expect(html({})).not.toContain('11010519491231002X');
    expect(html({})).toContain('显示完整内容');
  });

  it('leaves out what a condition hides', () => {
    expect(html({})).not.toContain('尾长');
  });
});
