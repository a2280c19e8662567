import { describe, expect, it } from 'vitest';
import { type CodeTable, type DocumentTemplate, type JsonObject, renderDocument } from '#engine';
import { readPackFiles } from './readPack.ts';

const files = readPackFiles('national');
const template = (id: string): DocumentTemplate => JSON.parse(files[`documents/${id}.json`] ?? '');
const tables = Object.fromEntries(
  ['DELIVERY', 'ID_TYPE'].map((id) => [
    `national:${id}`,
    JSON.parse(files[`code-tables/${id}.json`] ?? '') as CodeTable,
  ]),
);

const data: JsonObject = {
  form: {},
  applicant: {
    kind: 'person',
    name: '阿依古丽·买买提',
    idType: '10',
    idNo: '11010119900307002X',
    phone: '13800138000',
  },
  outcome: 'deny',
  opinion: '名下有存续的企业。',
  delivery: { method: '1', receiver: '阿依古丽·买买提', at: '2026-03-09' },
  case: {
    no: '990121101000202603020001',
    itemName: '失业登记',
    officeName: '梧桐镇人力资源和社会保障服务所',
    receivedAt: '2026-03-02',
    acceptedAt: '2026-03-03',
    concludedAt: '2026-03-06',
    result: 'denied',
  },
  officers: { acceptance: { name: '王㛃' }, approval: { name: '张䶮', officeName: '清溪县人力资源和社会保障局' } },
};

const print = (id: string, more: JsonObject = {}): string => {
  const materials = [
    {
      material: { id: 'identity', name: '居民身份证', form: '原件', copies: 1, source: '', need: 'required' as const },
      needed: true,
      noticed: true,
    },
  ];
  const input = { data: { ...data, ...more }, materials, opinions: [], codeTables: tables, now: Date.UTC(2026, 2, 4) };
  return JSON.stringify(renderDocument(template(id), input));
};

const kinds = [
  'receipt',
  'acceptance',
  'nonAcceptance',
  'oneTimeNotice',
  'decision',
  'denial',
  'delivery',
  'applicationForm',
];

describe('documents of the national pack', () => {
  it.each(kinds)('%s prints without braces or English', (kind) => {
    const text = print(kind);
    const words = JSON.stringify(JSON.parse(text).blocks.map((block: JsonObject) => ({ ...block, type: '' })));
    expect(words).not.toMatch(/null|undefined|\{[a-z]+\.|\| date/);
    expect(text).toContain('失业登记');
    expect(text).toContain('990121101000202603020001');
    expect(text).toContain('阿依古丽·买买提');
  });

  it.each(kinds)('%s bears office and date of the seal', (kind) => {
    const seal = template(kind).blocks.find((block) => block.type === 'seal');
    expect(seal).toBeDefined();
    expect(print(kind)).toMatch(/"type":"seal","office":"[^"]*(?:服务所|社会保障局)","date":"2026年\d月\d日"/);
  });

  it.each(['nonAcceptance', 'denial', 'decision'])('%s names both remedies with their terms (R40, R42)', (kind) => {
    expect(print(kind)).toContain('60日内依法申请行政复议');
    expect(print(kind)).toContain('6个月内依法向人民法院提起行政诉讼');
    expect(print(kind)).toContain('名下有存续的企业。');
  });

  it('decision that grants threatens nobody', () => {
    const granted = print('decision', {
      case: { ...(data.case as JsonObject), result: 'granted' },
      opinion: '符合条件',
    });
    expect(granted).toContain('准予办理决定书');
    expect(granted).not.toContain('行政复议');
  });

  it('oneTimeNotice lists what lacks and asks for nothing else (R43)', () => {
    const notice = print('oneTimeNotice', { notice: { note: '补签名' } });
    expect(notice).toContain('居民身份证');
    expect(notice).toContain('补签名');
    expect(notice).toContain('承办人电话');
    expect(notice).toContain('不会要求提交与申请事项无关的材料');
  });

  it('delivery has the places that a proof of service needs (R45)', () => {
    const proof = print('delivery');
    for (const words of ['窗口领取', '2026年3月9日', '拒收事由', '见证人签名']) expect(proof).toContain(words);
  });

  it('masks the identity number on what is handed out', () => {
    expect(print('acceptance')).not.toContain('11010119900307002X');
  });
});
