import { describe, expect, it } from 'vitest';
import { checkDocument, type DocumentBlock, type DocumentInput, type DocumentTemplate, renderDocument } from '#engine';
import { RenderedDocument } from '../../../runtime/server/api/contract.ts';
import { complete, kiteForm } from '../form/kiteForm.ts';
import { kiteItem, record } from '../service/kiteItem.ts';

const template = (...blocks: DocumentBlock[]): DocumentTemplate => ({
  id: 'notice',
  title: '受理通知书',
  kind: 'acceptance',
  blocks,
});

const input: DocumentInput = {
  data: {
    form: { ...complete, uses: ['1', '2'], amount: 1200.5 },
    situation: {},
    applicant: { name: '阿卜杜拉·买买提', idType: '10', idNo: '11010519491231002X', phone: '13800138000' },
    case: {
      no: '京朝人社受〔2026〕0001号',
      itemName: '放风筝许可',
      officeName: '朝外街道便民服务中心',
      acceptedAt: '2026-01-05',
    },
  },
  materials: kiteItem.elements.materials.slice(0, 4).map((material, at) => ({
    material,
    needed: at < 3,
    record: at === 0 ? record('form') : at === 1 ? record('idCard', 'shared') : null,
  })),
  opinions: [
    { step: '初审', outcome: '同意', text: '材料属实', officer: '王芳', at: Date.parse('2026-01-06T17:30:00+08:00') },
    { step: '审批', outcome: '同意', officer: '李䶮', at: Date.parse('2026-01-07T00:30:00+08:00') },
  ],
  form: kiteForm,
  codeTables: {
    'national:ID_TYPE': { id: 'ID_TYPE', title: '证件类型', entries: [{ code: '10', label: '居民身份证' }] },
  },
  now: Date.parse('2026-01-08T01:00:00+08:00'),
};

const text = (words: string, more: Partial<DocumentInput> = {}) => {
  const [block] = renderDocument(template({ type: 'note', text: words }), { ...input, ...more }).blocks;
  return block?.type === 'note' ? block.text : undefined;
};

describe('texts', () => {
  it.each([
    ['{applicant.name}：', '阿卜杜拉·买买提：'],
    ['于{case.acceptedAt}受理', '于2026年1月5日受理'],
    ['{case.acceptedAt | date}', '2026年1月5日'],
    ['性别：{form.sex | label}', '性别：女性'],
    ['{applicant.idType | label national:ID_TYPE}', '居民身份证'],
    ['{form.sex | label national:NONE}', '女性'],
    [
      '{applicant.idNo | mask}，{applicant.phone | mask}，{applicant.name | mask}',
      '110105********002X，138****8000，阿******提',
    ],
    ['带动力：{form.hasMotor}', '带动力：是'],
    ['{form.uses}', '1、2'],
    ['押金{form.amount}元', '押金1200.5元'],
    ['{today()}', '2026年1月8日'],
    ['{if form.sex = "2" then "女士|{先生}" else "先生"}', '女士|{先生}'],
    ['{{不是表达式}}', '{不是表达式}'],
    ['{没有结束', '{没有结束'],
    ['{{a: 1}.a}', '{a: 1}.a}'],
    ['{ {a: 1}.a }', '1'],
  ])('%s → %s', (words, expected) => expect(text(words)).toBe(expected));

  it.each([
    '{form.missing}',
    '{form.missing | date}',
    '{form.missing | label}',
    '{form.missing | mask}',
    '{form.(}',
    '{form.kites[1].none}',
  ])('prints %s as room to write', (words) => {
    expect(text(words)).toBe('　　');
  });
});

describe('renderDocument', () => {
  it('fills every kind of block', () => {
    const document = renderDocument(
      template(
        { type: 'title', text: '{case.officeName}受理通知书' },
        { type: 'number', text: '{case.no}' },
        { type: 'salutation', text: '{applicant.name}：' },
        { type: 'paragraph', text: '你申请的{case.itemName}已受理。' },
        { type: 'paragraph', text: '带动力的风筝另行查验。', when: 'form.hasMotor = true', indent: false },
        { type: 'paragraph', text: '不应出现', when: 'form.hasMotor = false' },
        {
          type: 'fields',
          rows: [
            { label: '申请人', value: '{applicant.name}' },
            { label: '单位', value: 'x', when: 'applicant.kind = "organization"' },
          ],
        },
        { type: 'seal', office: '{case.officeName}', date: '{case.acceptedAt}' },
        { type: 'signature', lines: ['签收人：{form.receiver}', '日期：'] },
      ),
      input,
    );
    expect(RenderedDocument.parse(document)).toEqual(document);
    expect(document).toEqual({
      kind: 'acceptance',
      title: '受理通知书',
      no: '京朝人社受〔2026〕0001号',
      blocks: [
        { type: 'title', text: '朝外街道便民服务中心受理通知书' },
        { type: 'number', text: '京朝人社受〔2026〕0001号' },
        { type: 'salutation', text: '阿卜杜拉·买买提：' },
        { type: 'paragraph', text: '你申请的放风筝许可已受理。', indent: true },
        { type: 'paragraph', text: '带动力的风筝另行查验。', indent: false },
        { type: 'fields', rows: [{ label: '申请人', value: '阿卜杜拉·买买提' }] },
        { type: 'seal', office: '朝外街道便民服务中心', date: '2026年1月5日' },
        { type: 'signature', lines: ['签收人：　　', '日期：'] },
      ],
    });
  });

  const rows = (of: 'received' | 'missing' | 'all', materials = input.materials) => {
    const [block] = renderDocument(template({ type: 'materials', title: '材料清单', of }), {
      ...input,
      materials,
    }).blocks;
    return block?.type === 'table' ? block.rows : [];
  };

  it('lists materials received, missing and all', () => {
    expect(rows('received')).toEqual([
      ['1', '放风筝许可申请表', '原件', '1', '已收'],
      ['2', '居民身份证', '原件', '1', '共享获取'],
    ]);
    expect(rows('missing')).toEqual([['1', '授权委托书', '原件', '1', '需补正']]);
    expect(rows('all').map(([, name]) => name)).toEqual(['放风筝许可申请表', '居民身份证', '授权委托书']);
  });

  it('prints a notice again as it was, though the materials have come in', () => {
    const noticed = input.materials.map((one, at) => ({ ...one, noticed: at === 1 }));
    expect(rows('missing', noticed)).toEqual([['1', '居民身份证', '原件', '1', '需补正']]);
    expect(rows('missing', [])).toEqual([['—', '无', '—', '—', '—']]);
  });

  it('lists the members of a list with their numbers, and nothing of what is none', () => {
    const columns = [
      { title: '序号', value: '{index}' },
      { title: '风筝', value: '{row.name}（{applicant.name}）' },
    ];
    const data = { applicant: { name: '欧阳·建国' }, kites: [{ name: '沙燕' }, { name: '鳄鱼' }] };
    const print = (each: string, when?: string) =>
      renderDocument(template({ type: 'table', title: '清单', each, ...(when ? { when } : {}), columns }), {
        ...input,
        data,
      }).blocks;
    expect(print('kites')).toEqual([
      {
        type: 'table',
        title: '清单',
        head: ['序号', '风筝'],
        rows: [
          ['1', '沙燕（欧阳·建国）'],
          ['2', '鳄鱼（欧阳·建国）'],
        ],
      },
    ]);
    expect(print('applicant')).toMatchObject([{ rows: [] }]);
    expect(print('kites', 'count(kites) > 2')).toEqual([]);
  });

  it('lists opinions in local dates', () => {
    const [block] = renderDocument(template({ type: 'opinions', title: '办理意见' }), input).blocks;
    expect(block).toEqual({
      type: 'table',
      title: '办理意见',
      head: ['环节', '意见', '办理人', '时间'],
      rows: [
        ['初审', '同意：材料属实', '王芳', '2026年1月6日'],
        ['审批', '同意', '李䶮', '2026年1月7日'],
      ],
    });
  });
});

describe('checkDocument', () => {
  it('points at expressions that cannot be read and filters that do not exist', () => {
    const wrong = template(
      { type: 'note', text: '{form.(} {form.sex | shout}' },
      { type: 'fields', rows: [{ label: '姓名', value: '{form.name}', when: '(' }] },
      { type: 'signature', lines: ['好', '{)}'] },
      { type: 'table', title: '清单', each: '(', when: ')', columns: [{ title: '风筝', value: '{row.}' }] },
    );
    expect(checkDocument(wrong).map(({ code, path }) => [code, path])).toEqual([
      ['feel.syntax', '/blocks/0/text'],
      ['document.filter', '/blocks/0/text'],
      ['feel.syntax', '/blocks/1/rows/0/when'],
      ['feel.syntax', '/blocks/2/lines/1'],
      ['feel.syntax', '/blocks/3/columns/0/value'],
      ['feel.syntax', '/blocks/3/each'],
      ['feel.syntax', '/blocks/3/when'],
    ]);
  });
});
