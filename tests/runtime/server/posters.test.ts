import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../kit/app.ts';

const VILLAGE = 'shuanggui-village';

/** Content streams of a PDF, unpacked: the operators that draw. */
function streamsOf(pdf: Buffer): string {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const end = pdf.indexOf('endstream', at);
    try {
      found.push(inflateSync(pdf.subarray(at + 'stream\n'.length, end)).toString('latin1'));
    } catch {
      // Fonts and metadata are not all compressed in this way.
    }
  }
  return found.join('\n');
}

describe('posters of an office', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('are those of its level and division, with the offices above and below that the user may see', async () => {
    const clerk = await app.signIn('qx-shouli1');
    const { status, body } = await clerk.get('/api/posters');
    expect(status).toBe(200);
    expect(body.office).toMatchObject({ id: 'qingxi-county', level: expect.any(String), parent: null });
    expect(body.children.map(({ id }: { id: string }) => id)).toContain('wutong-town');
    const refs = body.posters.map(({ ref }: { ref: string }) => ref);
    expect(refs).toContain('national:catalogue');
    // 村受理初审 hangs in towns and villages only.
    expect(refs).not.toContain('national:process');
    const below = (await clerk.get(`/api/posters?office=${VILLAGE}`)).body;
    expect(below.office.parent).toMatchObject({ id: 'wutong-town' });
    expect(below.posters.map(({ ref }: { ref: string }) => ref)).toContain('national:process');
  });

  it('carry the name of the office, and are drawn to the last square of the QR code', async () => {
    const clerk = await app.signIn('qx-shouli1');
    const { status, body } = await clerk.get(`/api/posters/national:regulations?office=${VILLAGE}`);
    expect(status).toBe(200);
    expect(body.sheets).toHaveLength(1);
    const [sheet] = body.sheets;
    const words = sheet.marks.flatMap((mark: { text?: string }) => mark.text ?? []).join('');
    expect(words).toContain('双桂村人力资源和社会保障服务站');
    expect(words).toContain('首问负责制');
    const catalogue = (await clerk.get('/api/posters/national:catalogue')).body.sheets[0];
    expect(catalogue.marks.filter(({ kind }: { kind: string }) => kind === 'qr')).toEqual([]);
    const squares = catalogue.marks.filter((mark: { fill?: string; w?: number; h?: number }) => mark.fill === '#000');
    // The smallest code has 21 by 21 squares, about half of them dark.
    expect(squares.length).toBeGreaterThan(200);
  });

  it('print as one vector page of their size, without a single picture', async () => {
    const clerk = await app.signIn('qx-shouli1');
    const response = await clerk.raw('GET', `/api/posters/national:process.pdf?office=${VILLAGE}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const pdf = Buffer.from(await response.arrayBuffer());
    const raw = pdf.toString('latin1');
    expect(raw.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(raw).not.toContain('/Subtype /Image');
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(raw);
    expect([Math.round(Number(box?.[1])), Math.round(Number(box?.[2]))]).toEqual([2384, 1684]);
    const operators = streamsOf(pdf);
    expect(operators).toMatch(/\bre\b/);
    expect(operators).toMatch(/\bTj|TJ\b/);
  });

  it('are nobody’s who is not signed in, and of no office outside the user’s reach', async () => {
    expect((await app.anyone().get('/api/posters')).status).toBe(401);
    const villager = await app.signIn('wt-shouli1');
    const other = await villager.get('/api/posters?office=qingxi-county');
    expect(other).toMatchObject({ status: 404, body: { code: 'office.notFound' } });
    const none = await villager.get('/api/posters/national:none');
    expect(none).toMatchObject({ status: 404, body: { code: 'poster.notFound' } });
  });
});
