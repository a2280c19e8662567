import { describe, expect, it } from 'vitest';
import { type CampaignProof, type Certification, certifyPacks, type PackFiles, resolveContent } from '#engine';
import { offices, source, XML } from '../../campaign/kites.ts';
import { changed, kiteFiles, opened } from '../kitePack.ts';

const counted = (...outcomes: string[]) =>
  outcomes.flatMap((outcome) => [
    { at: '2026-04-10', complete: 'count', evidence: { kites: 12 } },
    { at: '2026-04-10', complete: 'check', outcome },
  ]);
const praised = { at: '2026-04-20', complete: 'praise', evidence: { weather: '大' } };

/** One village counts twice and sums up, one lets the last step run out, one does nothing. */
const proof: CampaignProof = {
  title: '两个村，一个补数、一个到期',
  start: '2026-04-01',
  offices,
  commands: {
    longtang: [...counted('again', 'pass'), praised],
    yangliu: counted('pass'),
    // Timers are looked at when something is done.
    gucheng: [{ at: '2026-05-20', complete: 'count', evidence: { kites: 9 } }],
  },
  date: '2026-05-20',
  expect: {
    board: { longtang: { count: 'done', praise: 'done' }, yangliu: { count: 'done', praise: 'skipped' } },
  },
};

const red = {
  id: 'red',
  title: '红风筝占比',
  unit: 'percent',
  numerator: { over: 'ledger:kites', where: 'color = "1"' },
  denominator: { over: 'ledger:kites' },
  period: 'asOf',
  levels: ['town'],
  proof: [
    {
      title: '两只风筝一只红',
      rows: { 'ledger:kites': [{ color: '1' }, { color: '2' }] },
      expect: { numerator: 1, denominator: 2, value: 50 },
    },
  ],
};

const files = (...proofs: CampaignProof[]): PackFiles => ({
  ...kiteFiles(),
  'processes/kite-count.bpmn': XML,
  'campaigns/kite-count.json': JSON.stringify({ ...source, process: 'kite-count', calendar: 'plain', proof: proofs }),
  'indicators/red.json': JSON.stringify(red),
});

async function certified(pack: PackFiles, more: { proven?: string[]; played?: number[] } = {}): Promise<Certification> {
  const packs = [opened(pack)];
  const resolved = await resolveContent(packs);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  const { items, ...content } = resolved.value;
  const { proven, played = [] } = more;
  return certifyPacks(packs, items, {
    changed: new Set(),
    content,
    ...(proven ? { proven } : {}),
    onPlayed: (done, total) => void played.push(done, total),
  });
}

describe('certifyPacks, on what is no item', () => {
  it('plays every proof, and counts the flows that campaigns walk in theirs', async () => {
    const played: number[] = [];
    const { proofs, coverage, problems } = await certified(files(proof), { played });
    expect(problems).toEqual([]);
    expect(proofs).toEqual([
      { pack: '@wutong/kite', part: 'campaigns/kite-count', title: proof.title, problems: [] },
      { pack: '@wutong/kite', part: 'indicators/red', title: '两只风筝一只红', problems: [] },
    ]);
    expect(coverage).toMatchObject([
      { process: 'kite:kite-count', items: [], campaigns: ['kite:kite-count'], parts: 9, reached: 9, missed: [] },
    ]);
    expect(played).toEqual([1, 2, 2, 2]);
  });

  it('names the flows that no campaign walks', async () => {
    const smooth = {
      ...proof,
      commands: { longtang: [...counted('pass'), praised] },
      expect: { board: { longtang: { count: 'done' as const } } },
    };
    const { coverage, problems } = await certified(files(smooth));
    expect(coverage[0]?.missed.map(({ id }) => id)).toEqual(['f5', 'f7', 'silent']);
    expect(problems).toMatchObject([{ code: 'coverage.low', file: 'processes/kite-count.bpmn' }]);
    expect(problems[0]?.message).toContain('66%，应不低于 90%。请补写专项任务的演练，走到：“verdict→清点”');
  });

  it('counts nothing of a proof that does not come out as expected, and says where', async () => {
    const wrong = { ...proof, expect: { board: { longtang: { count: 'late' as const } } } };
    const { coverage, problems } = await certified(files(wrong));
    expect(coverage[0]).toMatchObject({ reached: 0, enough: false });
    expect(problems[0]).toMatchObject({
      file: 'campaigns/kite-count.json',
      path: expect.stringMatching(/^\/proof\/0\//),
    });
    expect(problems[0]?.message).toContain('（内容包“@wutong/kite”）');
    const bad = changed(files(proof), 'indicators/red.json', (part) => {
      part.proof = [{ ...red.proof[0], expect: { numerator: 2, denominator: 2, value: 100 } }];
    });
    const { problems: found } = await certified(bad);
    expect(found.map(({ file, path }) => `${file}#${path}`)).toEqual([
      'indicators/red.json#/proof/0/expect/numerator',
      'indicators/red.json#/proof/0/expect/value',
    ]);
  });

  it('leaves the proofs of other packs alone', async () => {
    expect(await certified(files(proof), { proven: ['@wutong/coast'] })).toMatchObject({ proofs: [], coverage: [] });
  });
});
