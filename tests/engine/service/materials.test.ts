import { describe, expect, it } from 'vitest';
import {
  askedQuestions,
  missingMaterials,
  neededMaterials,
  oneTimeNotice,
  possibleMaterials,
  withAskedAnswers,
} from '#engine';
import { answers, kiteItem, record } from './kiteItem.ts';

const needed = (...args: Parameters<typeof answers>) =>
  Object.fromEntries(neededMaterials(kiteItem, answers(...args)).map(({ material, needed: is }) => [material.id, is]));
const possible = (...args: Parameters<typeof answers>) =>
  possibleMaterials(kiteItem, answers(...args)).map(({ id }) => id);
const ids = (materials: { id: string }[]) => materials.map(({ id }) => id);

describe('askedQuestions', () => {
  it('asks what the answers so far call for', () => {
    expect(ids(askedQuestions(kiteItem, answers({})))).toEqual(['byAgent']);
    expect(ids(askedQuestions(kiteItem, answers({ byAgent: true })))).toEqual(['byAgent', 'agentKind']);
    expect(ids(askedQuestions(kiteItem, answers({ byAgent: false, agentKind: 'person' })))).toEqual(['byAgent']);
  });

  it('forgets answers to questions that are no longer asked', () => {
    expect(withAskedAnswers(kiteItem, answers({ byAgent: false, agentKind: 'person' })).situation).toEqual({
      byAgent: false,
    });
  });
});

describe('neededMaterials', () => {
  it('follows the answers', () => {
    expect(needed({})).toEqual({
      form: true,
      idCard: true,
      proxy: false,
      agentId: false,
      agentLicense: false,
      motor: false,
      residence: 'maybe',
    });
    expect(needed({ byAgent: true, agentKind: 'company' }, { hasMotor: true })).toMatchObject({
      proxy: true,
      agentId: false,
      agentLicense: true,
      motor: true,
    });
  });

  it('lets a person decide where the condition is broken', () => {
    const broken = {
      ...kiteItem,
      elements: {
        ...kiteItem.elements,
        materials: kiteItem.elements.materials.map((one) => ({ ...one, need: 'conditional' as const, when: 'form.(' })),
      },
    };
    expect(neededMaterials(broken, answers({})).every(({ needed: is }) => is === 'maybe')).toBe(true);
  });
});

describe('missingMaterials', () => {
  it('counts what is in hand, shared or promised', () => {
    const records = [record('form'), record('idCard', 'shared'), record('proxy', 'deferred')];
    expect(ids(missingMaterials(kiteItem, answers({ byAgent: true, agentKind: 'person' }), records))).toEqual([
      'agentId',
    ]);
    expect(ids(missingMaterials(kiteItem, answers({}), [record('form', 'missing')]))).toEqual(['form', 'idCard']);
  });

  it('asks for a material that only words call for once the window has marked it', () => {
    const inHand = [record('form'), record('idCard', 'verified')];
    expect(missingMaterials(kiteItem, answers({}), inHand)).toEqual([]);
    expect(ids(missingMaterials(kiteItem, answers({}), [...inHand, record('residence', 'missing')]))).toEqual([
      'residence',
    ]);
  });
});

describe('possibleMaterials', () => {
  it('counts everything that an open answer can still call for', () => {
    expect(possible({})).toEqual(['form', 'idCard', 'proxy', 'agentId', 'agentLicense', 'motor', 'residence']);
    expect(possible({ byAgent: true }, { hasMotor: false })).toEqual([
      'form',
      'idCard',
      'proxy',
      'agentId',
      'agentLicense',
      'residence',
    ]);
  });

  it('does not ask for what the answers have ruled out', () => {
    expect(possible({ byAgent: false }, { hasMotor: false })).toEqual(['form', 'idCard', 'residence']);
    expect(possible({ byAgent: true, agentKind: 'person' }, { hasMotor: false })).toEqual([
      'form',
      'idCard',
      'proxy',
      'agentId',
      'residence',
    ]);
  });

  it('rules out an open question whose answers cannot make the condition true', () => {
    const never = {
      ...kiteItem,
      elements: {
        ...kiteItem.elements,
        materials: [{ ...kiteItem.elements.materials[3], need: 'conditional', when: 'situation.agentKind = "ghost"' }],
      },
    } as typeof kiteItem;
    expect(possibleMaterials(never, answers({ byAgent: true }))).toEqual([]);
  });

  it('takes no name from a text in quotes', () => {
    const quoted = {
      ...kiteItem,
      elements: {
        ...kiteItem.elements,
        materials: [{ ...kiteItem.elements.materials[3], need: 'conditional', when: 'form.a = "form.b"' }],
      },
    } as typeof kiteItem;
    expect(possibleMaterials(quoted, answers({}, { a: 'x' }))).toEqual([]);
  });
});

describe('oneTimeNotice', () => {
  it('names at once everything that is possible and not in hand', () => {
    const notice = oneTimeNotice(kiteItem, answers({ byAgent: false }, { hasMotor: false }), [record('form')]);
    expect(ids(notice.materials)).toEqual(['idCard', 'residence']);
    expect(notice.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has the same hash for the same demand and another for another', () => {
    const hash = (form: string) =>
      oneTimeNotice(kiteItem, answers({ byAgent: false, note: form }), [record('form')]).hash;
    expect(hash('甲')).toBe(hash('乙'));
    expect(oneTimeNotice(kiteItem, answers({ byAgent: false }), []).hash).not.toBe(hash('甲'));
  });
});
