import { describe, expect, it } from 'vitest';
import { bundleOfItem, type CompiledItem, intakeByApplicant, intakeProblems, splitIntake } from '#engine';
import { compiledBundle, intake } from './festival.ts';

const KITE = 'kite:kite-permit';
const STRING = 'kite:string-register';
const at = { day: '2026-03-02', division: '990121' };
const file = { hash: 'a'.repeat(64), name: '照片.png', type: 'image/png', size: 3 };

async function stringItem(): Promise<CompiledItem> {
  const { items } = await compiledBundle();
  const item = items[STRING];
  if (!item) throw new Error('no string item');
  return item;
}

describe('what an applicant sends', () => {
  it('is what the application asks: no field of officers, no unknown name, no word on the state of a material', async () => {
    const bundle = await compiledBundle();
    const sent = intake({
      situation: { ownString: true, indoor: false, hacked: true },
      shared: { color: '2', hacked: 1 },
      choose: ['kite:nothing'],
      own: {
        [STRING]: { form: { length: 30, checked: true, hacked: 1 }, situation: { first: true, hacked: true } },
        'kite:nothing': { form: { length: 1 } },
      },
      materials: [
        { material: 'identity', state: 'verified', files: [file], note: '已核验' },
        { material: `${KITE}/photo`, state: 'deferred', files: [] },
        { material: 'hacked', state: 'received', files: [file] },
      ],
    });
    const { applicant: _, ...kept } = intakeByApplicant(bundle, sent);
    expect(kept).toEqual({
      situation: { ownString: true, indoor: false },
      shared: { color: '2' },
      choose: [],
      own: { [STRING]: { form: { length: 30 }, situation: { first: true } } },
      materials: [{ material: 'identity', state: 'received', files: [file] }],
    });
  });

  it('tells where the applicant can be called', async () => {
    const bundle = await compiledBundle();
    const paths = (sent: Parameters<typeof intake>[0]) =>
      intakeProblems(bundle, intake(sent), { ...at, byApplicant: true }).map(({ path }) => path);
    expect(paths({})).toContain('/applicant/phone');
    expect(paths({ applicant: { ...intake().applicant, phone: '13800000000' } })).not.toContain('/applicant/phone');
  });
});

describe('one item as an intake of its own', () => {
  it('asks everything itself, and gives one case', async () => {
    const bundle = bundleOfItem(STRING, await stringItem());
    expect(bundle.source).toMatchObject({ title: '风筝线登记', items: [{ item: STRING }], shared: { fields: {} } });
    const sent = intake({
      situation: { first: true, indoor: false },
      shared: {},
      own: { [STRING]: { form: { paint: '2', length: 30 } } },
      materials: [{ material: `${STRING}/identity`, state: 'received', files: [file] }],
    });
    expect(splitIntake(bundle, intakeByApplicant(bundle, sent))).toEqual([
      {
        item: STRING,
        form: { paint: '2', length: 30 },
        situation: { first: true, indoor: false },
        materials: [{ material: 'identity', state: 'received', files: [file] }],
      },
    ]);
    const lacking = intakeProblems(bundle, { ...sent, own: {} }, at);
    expect(lacking.map(({ path }) => path)).toContain(`/own/${STRING}/form/paint`);
  });
});
