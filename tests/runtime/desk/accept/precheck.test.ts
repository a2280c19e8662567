import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CompiledItem, JsonObject, Scenario } from '#engine';
import {
  type Acceptance,
  blankAcceptance,
  dataOf,
  mirroredFields,
  withApplicant,
  withKnown,
  withoutKnown,
  withSituation,
} from '../../../../runtime/desk/accept/acceptance.ts';
import { precheck } from '../../../../runtime/desk/accept/precheck.ts';
import { packsFolder, shippedItems } from '../../../kit/packs.ts';

const now = Date.parse('2026-03-02T09:00:00+08:00');
const happy = JSON.parse(
  readFileSync(join(packsFolder, 'national/scenarios/unemp-reg/happy.json'), 'utf8'),
) as Scenario;
let items: CompiledItem[];
beforeAll(async () => {
  items = await shippedItems();
});

function itemOf(ref: string): CompiledItem {
  const item = items.find((one) => one.ref === ref);
  if (!item) throw new Error(ref);
  return item;
}

const filled = (item: CompiledItem): Acceptance => ({
  ...blankAcceptance(item, '110101001000'),
  applicant: happy.applicant as unknown as Acceptance['applicant'],
  form: happy.form,
  situation: happy.situation ?? {},
  materials: item.item.elements.materials.map(({ id }) => ({ material: id, state: 'received', files: [] })),
});

describe('precheck', () => {
  it('finds nothing wanting in a complete application', () => {
    expect(precheck(itemOf('national:unemp-reg'), filled(itemOf('national:unemp-reg')), now)).toMatchObject({
      total: 0,
      identified: true,
    });
  });

  it('names every part of a blank one, and the identity only once', () => {
    const item = itemOf('national:unemp-reg');
    const check = precheck(item, blankAcceptance(item, '110101001000'), now);
    expect(check.identified).toBe(false);
    expect(check.applicant.map(({ message }) => message)).toContain('证件号码没有填写');
    expect(check.form.map(({ key }) => key)).not.toContain('form/idNo');
    expect(check.materials.length).toBeGreaterThan(0);
    expect(check.situation.length).toBeGreaterThan(0);
  });

  it('refuses a number with a wrong check digit', () => {
    const item = itemOf('national:unemp-reg');
    const state = { ...filled(item), applicant: { ...filled(item).applicant, idNo: '110105194912310021' } };
    expect(precheck(item, state, now).applicant[0]?.message).toContain('校验码');
  });

  it('asks for a material that an answer calls for', () => {
    const item = itemOf('national:unemp-reg');
    const state = { ...filled(item), materials: [] };
    const names = (situation: JsonObject) =>
      precheck(item, { ...state, situation }, now).materials.map(({ key }) => key);
    expect(names({ ...state.situation, hukouShared: true })).not.toContain('material-household');
    expect(names({ ...state.situation, hukouShared: false })).toContain('material-household');
  });
});

describe('the applicant stands in one place', () => {
  it('is copied into the form, with what follows from the number', () => {
    const item = itemOf('national:unemp-reg');
    const applicant = {
      kind: 'person',
      name: '王㛃',
      idType: '10',
      idNo: '11010519491231002X',
      phone: '13800138000',
    } as const;
    const state = withApplicant(item, blankAcceptance(item, '110101001000'), applicant);
    expect(state.form).toMatchObject({
      name: '王㛃',
      idNo: '11010519491231002X',
      phone: '13800138000',
      sex: '2',
      birthDate: '1949-12-31',
    });
    expect(mirroredFields(item, applicant)).toEqual(['name', 'idType', 'idNo', 'phone']);
  });

  it('answers the question about an agent, and the question opens the agent', () => {
    const item = itemOf('national:card-apply');
    const blank = blankAcceptance(item, '110101001000');
    expect(withApplicant(item, blank, { ...blank.applicant, agent: { name: '', idNo: '' } }).situation).toEqual({
      byAgent: true,
    });
    const asked = withSituation(item, blank, { byAgent: true });
    expect(asked.applicant.agent).toEqual({ name: '', idNo: '' });
    expect(withSituation(item, asked, { byAgent: false }).applicant.agent).toBeUndefined();
  });
});

describe('what is known already', () => {
  const lookup = {
    idNo: '11010519491231002X',
    known: [
      { field: 'name', value: '王㛃', source: '失业登记台账', at: now },
      { field: 'education', value: '21', source: '失业登记台账', at: now },
      { field: 'unknownField', value: '甲', source: '失业登记台账', at: now },
      { field: 'liveAddress', value: '旧址', source: '失业登记台账', at: now },
    ],
    cases: [],
  };

  it('fills empty fields with source and date, keeps what was typed, and can be taken back', () => {
    const item = itemOf('national:unemp-reg');
    const typed = { ...blankAcceptance(item, '110101001000'), form: { liveAddress: '新址' } };
    const state = withKnown(item, typed, lookup);
    expect(state.form).toMatchObject({ education: '21', liveAddress: '新址' });
    expect(state.applicant.name).toBe('王㛃');
    expect(state.sources).toEqual({ name: '失业登记台账，2026-03-02', education: '失业登记台账，2026-03-02' });
    expect(withoutKnown(item, state).form.education).toBeUndefined();
  });
});

describe('parameters at the window', () => {
  it('have the values of the day and of the place of the office', () => {
    const values = [
      { from: '2026-01-01', value: 2000 },
      { from: '2026-01-01', division: '4403', value: 2500 },
      { from: '2026-07-01', value: 2100 },
    ];
    const wage = { ref: 'national:wage', title: '最低工资', type: 'number' as const, values };
    const item = { ...itemOf('national:unemp-reg'), parameters: { wage } };
    const seen = (division: string, on: number) => dataOf(item, blankAcceptance(item, division), on).parameters;
    expect(seen('110101001000', now)).toEqual({ wage: 2000 });
    expect(seen('440304000000', now)).toEqual({ wage: 2500 });
    expect(seen('110101001000', Date.parse('2026-07-01T00:30:00+08:00'))).toEqual({ wage: 2100 });
  });
});
