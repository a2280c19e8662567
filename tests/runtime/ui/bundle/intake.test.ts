import { describe, expect, it } from 'vitest';
import {
  blankIntake,
  calledItems,
  kindsOf,
  problemsIn,
  withApplicant,
  withKnown,
  withOwn,
  withSituation,
} from '../../../../runtime/ui/bundle/intake.ts';
import { compiledBundle } from '../../../engine/bundle/festival.ts';

const KITE = 'kite:kite-permit';
const STRING = 'kite:string-register';

describe('what is filled in for a bundle', () => {
  it('begins with the kind of applicant that every item serves, and nothing chosen', async () => {
    const bundle = await compiledBundle();
    expect(kindsOf(bundle)).toEqual(['person']);
    const blank = blankIntake(bundle);
    expect(blank.applicant).toEqual({ kind: 'person', name: '', idType: '10', idNo: '' });
    expect(calledItems(bundle, blank).map(({ ref }) => ref)).toEqual([KITE]);
  });

  it('takes what is known over into what is empty: shared answers once, an item’s own to the item', async () => {
    const bundle = await compiledBundle();
    const known = [
      { field: 'color', value: '3' },
      { field: 'length', value: 40 },
      { field: 'nowhere', value: 'x' },
    ];
    const { intake, taken } = withKnown(bundle, blankIntake(bundle), known);
    expect(intake.shared).toEqual({ color: '3' });
    expect(intake.own[STRING]?.form).toEqual({ length: 40 });
    expect(taken).toEqual(['颜色', '线长（米）']);
    const typed = withOwn({ ...blankIntake(bundle), shared: { color: '1' } }, STRING, { length: 9 });
    const { intake: kept } = withKnown(bundle, typed, known);
    expect([kept.shared, kept.own[STRING]]).toEqual([typed.shared, typed.own[STRING]]);
  });

  it('asks for an agent where the answers say that there is one, and forgets him with the answer', async () => {
    const bundle = await compiledBundle();
    const acted = withSituation(blankIntake(bundle), { byAgent: true });
    expect(acted.applicant.agent).toEqual({ name: '', idNo: '' });
    expect(withSituation(acted, { byAgent: false }).applicant.agent).toBeUndefined();
    const kept = withSituation(withApplicant(bundle, acted, { ...acted.applicant, name: '䶮㴩' }), { byAgent: true });
    expect(kept.applicant).toMatchObject({ name: '䶮㴩', agent: { name: '' } });
  });

  it('finds the problems of one form by their place', () => {
    const problem = (path: string) => ({ code: 'form.required', message: '必填', path });
    const all = [problem('/shared/color'), problem(`/own/${STRING}/form/length`), problem('/applicant/name')];
    expect(problemsIn(all, '/shared').map(({ path }) => path)).toEqual(['/color']);
    expect(problemsIn(all, `/own/${STRING}/form`).map(({ path }) => path)).toEqual(['/length']);
  });
});
