import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RenderedBlock } from '#engine';
import { toPdf } from '../../../../runtime/server/documents/pdf.ts';
import { createTestApp, type TestApp } from '../../../kit/app.ts';
import { pdfText } from '../../../kit/pdfText.ts';
import { caseAt, complete, USERS } from '../../../kit/unemployment.ts';

/** Keeps the paper for whoever looks at it, and tells its pages. */
function pagesOf(name: string, pdf: Uint8Array): string[] {
  const folder = process.env.WUTONG_SHOTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.pdf`), pdf);
  }
  return pdfText(pdf);
}

describe('papers of a case', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  const print = async (id: string, kind: string): Promise<string[]> => {
    const clerk = await app.signIn(USERS.acceptance);
    const response = await clerk.raw('GET', `/api/cases/${id}/documents/${kind}.pdf`);
    expect(response.status, kind).toBe(200);
    return pagesOf(kind, new Uint8Array(await response.arrayBuffer()));
  };

  it('take one page each, with the seal’s place and the note below it', async () => {
    const noticed = await caseAt(app, 'acceptance');
    const notice = {
      materials: ['identity', 'form', 'termination'],
      note: '照片不清楚，请重新拍照。',
      fields: ['phone'],
    };
    await complete(app, noticed, { outcome: 'supplement', notice });
    const refused = await caseAt(app, 'acceptance');
    await complete(app, refused, { outcome: 'notAccept', opinion: '户籍和常住地都不在本辖区。' });
    const denied = await caseAt(app, 'approval');
    await complete(app, denied, { outcome: 'deny', opinion: '经核查，申请人已在外地就业。' });
    const ended = await caseAt(app, 'end');
    const papers: [string, string][] = [
      [noticed.id, 'oneTimeNotice'],
      [refused.id, 'nonAcceptance'],
      [denied.id, 'denial'],
      ...['receipt', 'applicationForm', 'acceptance', 'decision', 'delivery'].map((kind): [string, string] => [
        ended.id,
        kind,
      ]),
    ];
    for (const [id, kind] of papers) {
      const pages = await print(id, kind);
      expect(pages, kind).toHaveLength(1);
      expect(pages[0], kind).toContain('和平里街道政务服务中心');
      expect(pages[0], kind).not.toMatch(/— ?1/);
    }
  });
});

describe('a paper that is long', () => {
  const office = '黑龙江省哈尔滨市双城区双城镇人民政府人力资源和社会保障服务中心';
  const seal: RenderedBlock = { type: 'seal', office, date: '2026年3月2日' };
  const closing: RenderedBlock[] = [
    { type: 'signature', lines: ['承办人：买买提艾力·阿卜杜热合曼江', '签收日期：'] },
    seal,
    { type: 'note', text: '本决定书一式两份。' },
  ];
  const paper = (paragraphs: number): Promise<Uint8Array> =>
    toPdf({
      kind: 'decision',
      title: '关于失业保险待遇核定和职业技能提升补贴申领事项准予办理的决定书',
      no: '决定〔2026〕第990121-20260320-00017号',
      blocks: [
        { type: 'title', text: '关于失业保险待遇核定和职业技能提升补贴申领事项准予办理的决定书' },
        { type: 'number', text: '决定〔2026〕第990121-20260320-00017号' },
        { type: 'salutation', text: '阿卜杜热合曼江·买买提艾力·阿卜杜拉，𠮷䶮㛃：' },
        {
          type: 'fields',
          rows: [
            { label: '联系电话', value: '13810002345' },
            { label: '证件号码', value: '110101********004X' },
          ],
        },
        ...Array.from(
          { length: paragraphs },
          (_, index): RenderedBlock => ({
            type: 'paragraph',
            text: `第${index + 1}段正文，${'经审查，申请材料齐全，符合法定形式。'.repeat(3)}`,
            indent: true,
          }),
        ),
        ...closing,
      ],
    });

  it('is set closer where that saves a page', async () => {
    expect(pagesOf('long-8', await paper(8))).toHaveLength(1);
    expect(pagesOf('long-11', await paper(11))).toHaveLength(1);
  });

  it('never ends in a page of signatures alone', async () => {
    for (let paragraphs = 18; paragraphs < 30; paragraphs += 2) {
      const pages = pagesOf(`long-${paragraphs}`, await paper(paragraphs));
      if (pages.length < 2) continue;
      const last = pages.at(-1) ?? '';
      expect(last, `${paragraphs}`).toContain(`第${paragraphs}段正文`);
      expect(last).toContain('签收日期');
      expect(last).toContain('2026年3月2日');
    }
  });
});
