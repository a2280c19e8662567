import { describe, expect, it } from 'vitest';
import { type DocumentTemplate, type JsonObject, renderDocument } from '#engine';
import { readPackFiles } from './readPack.ts';

const files = readPackFiles('national');
const template = (id: string): DocumentTemplate => JSON.parse(files[`documents/${id}.json`] ?? '');

const one = { item: '失业登记', no: '990121-20260320-0001', promise: '5个工作日', immediate: false };
const two = { item: '失业保险金申领', no: '990121-20260320-0002', promise: '3个工作日', immediate: true };
const data: JsonObject = {
  bundle: {
    no: '990121-20260320-B0001',
    title: '失业一件事',
    items: 2,
    promise: '5个工作日',
    officeName: '梧桐镇人力资源和社会保障服务所',
    officePhone: '0990-1234567',
    receivedAt: '2026-03-20',
    noticedAt: '2026-03-23',
    endedAt: '2026-03-27',
  },
  applicant: { name: '阿依古丽·买买提', idNo: '11010119900307002X' },
  cases: [
    { ...one, status: 'concluded', result: 'granted', dueDate: '2026-03-27' },
    { ...two, status: 'withdrawn', result: null, dueDate: null },
  ],
  received: [{ name: '居民身份证', form: '纸质', copies: 1, items: '失业登记；失业保险金申领' }],
  missing: [{ name: '解除劳动关系证明', form: '电子', copies: 0, items: '失业登记' }],
  notices: [{ item: '失业登记', no: one.no, at: '2026-03-23', note: null, hash: '0a1b2c3d4e5f' }],
};
const print = (id: string, more: JsonObject = {}) =>
  renderDocument(template(id), { data: { ...data, ...more }, materials: [], opinions: [] });
const tables = (id: string, more: JsonObject = {}) =>
  print(id, more).blocks.flatMap((block) => (block.type === 'table' ? [block.rows] : []));

describe('papers over all cases of a bundle', () => {
  it('the receipt says until when each item is done, and lists a shared material once', () => {
    expect(tables('bundle-receipt')).toEqual([
      [
        ['1', '失业登记', one.no, '最晚2026-03-27'],
        ['2', '失业保险金申领', two.no, '即时办结'],
      ],
      [['1', '居民身份证', '纸质', '1', '失业登记；失业保险金申领']],
    ]);
    expect(tables('bundle-receipt', { received: [] })).toHaveLength(1);
  });

  it('the notice tells what lacks and why, and the result how each item ended', () => {
    expect(tables('bundle-notice')).toEqual([
      [['1', '解除劳动关系证明', '电子', '—', '失业登记']],
      [['失业登记', one.no, '2026年3月23日', '—', '0a1b2c3d4e5f']],
    ]);
    expect(tables('bundle-result')[0]?.map((row) => row[3])).toEqual(['予以办理', '申请人撤回']);
  });

  it.each(['bundle-receipt', 'bundle-notice', 'bundle-result'])('%s has no gaps and masks the number', (id) => {
    const text = JSON.stringify(print(id).blocks.map((block) => ({ ...block, type: '' })));
    expect(text).not.toMatch(/null|undefined|\{[a-z]+\.|　　|11010119900307002X/);
    expect(text).toContain('失业一件事');
    expect(text).toMatch(/"office":"梧桐镇人力资源和社会保障服务所","date":"2026年3月\d+日"/);
  });
});
