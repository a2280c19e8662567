import { describe, expect, it } from 'vitest';
import { decisionsOf, demandsOf } from '../../../../runtime/desk/bundle/notice.ts';
import type { Intake } from '../../../../runtime/ui/bundle/intake.ts';
import { problemsOf } from '../../../../runtime/ui/bundle/intake.ts';
import { compiledBundle, intake } from '../../../engine/bundle/festival.ts';

const KITE = 'kite:kite-permit';
const STRING = 'kite:string-register';
const place = { day: '2026-03-02', division: '990121101000' };
const situation = { ownString: true, indoor: false, first: false };
const handed = (material: string) => ({ material, state: 'verified' as const, files: [] });
const work = (change: Partial<Intake> = {}): Intake => ({ ...intake({ situation }), materials: [], ...change });

describe('one notice over all items', () => {
  it('names a shared material once, with the items that it is for', async () => {
    const demands = demandsOf(await compiledBundle(), work(), place);
    expect(demands.map(({ id, of }) => [id, of.map(({ item }) => item)])).toEqual([
      ['identity', [KITE, STRING]],
      [`${KITE}/photo`, [KITE]],
    ]);
  });

  it('becomes a notice of each case with its own materials; what lacks nothing is accepted', async () => {
    const bundle = await compiledBundle();
    const state = work({ materials: [handed('identity')] });
    const demands = demandsOf(bundle, state, place);
    expect(decisionsOf(bundle, state, problemsOf(bundle, state, place), demands, '请补照片')).toEqual({
      [KITE]: { kind: 'supplement', materials: ['photo'], note: '请补照片' },
      [STRING]: { kind: 'accept' },
    });
  });

  it('goes to every item while what they share is wrong, and to one alone where only that one lacks', async () => {
    const bundle = await compiledBundle();
    const all = { materials: [handed('identity'), handed(`${KITE}/photo`)] };
    const kinds = (state: Intake) => {
      const problems = problemsOf(bundle, state, place);
      const decided = decisionsOf(bundle, state, problems, demandsOf(bundle, state, place), '请更正');
      return [KITE, STRING].map((item) => decided[item]?.kind);
    };
    expect(kinds(work({ ...all, shared: {} }))).toEqual(['supplement', 'supplement']);
    expect(kinds(work({ ...all, own: { [KITE]: { form: { big: true } } } }))).toEqual(['accept', 'supplement']);
    expect(kinds(work(all)), 'nothing lacks: the note is for all').toEqual(['supplement', 'supplement']);
  });
});
