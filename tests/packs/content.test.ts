import { describe, expect, it } from 'vitest';
import {
  askedQuestions,
  type CaseData,
  type CompiledItem,
  evaluate,
  type Json,
  type JsonObject,
  lintForm,
  lintItem,
  lintProcess,
  type Material,
} from '#engine';
import { shippedItems } from '../kit/packs.ts';

const items = await shippedItems();
const refs = items.map((item): [string, CompiledItem] => [item.ref, item]);

const properties = (compiled: CompiledItem) => compiled.form.schema.properties as Record<string, JsonObject>;
const conditional = (compiled: CompiledItem) =>
  compiled.item.elements.materials.filter((material) => material.need === 'conditional');

/** Values that an answer can have: the codes of its table, yes or no. */
function answersOf(compiled: CompiledItem, path: string): Json[] {
  const [part, name = ''] = path.split('.');
  const question = compiled.item.situations?.find(({ id }) => part === 'situation' && id === name);
  if (question) return question.options?.map(({ value }) => value) ?? [true, false];
  return valuesOf(properties(compiled)[name]);
}

/** Codes, words, yes and no, none and some; of a list: none, and one entry for every answer that its entries can have. */
function valuesOf(field: JsonObject | undefined): Json[] {
  if (field?.type === 'boolean') return [true, false];
  if (field?.type === 'integer') return [0, 1];
  if (Array.isArray(field?.enum)) return field.enum;
  const entries = (field?.items as JsonObject | undefined)?.properties as Record<string, JsonObject> | undefined;
  if (entries)
    return [[], ...Object.entries(entries).flatMap(([name, one]) => valuesOf(one).map((value) => [{ [name]: value }]))];
  return ((field?.oneOf ?? []) as { const: string }[]).map((code) => code.const);
}

/** Every combination of the answers that a condition reads. */
function combinations(compiled: CompiledItem, condition: string): CaseData[] {
  const paths = [...new Set(condition.match(/\b(?:form|situation)\.\w+/g) ?? [])];
  return paths.reduce<CaseData[]>(
    (all, path) =>
      all.flatMap((data) =>
        answersOf(compiled, path).map((answer) => {
          const [part = '', name = ''] = path.split('.');
          return { ...data, [part]: { ...(data[part] as JsonObject | undefined), [name]: answer } };
        }),
      ),
    [{}],
  );
}

const holds = (expression: string, data: CaseData): boolean => {
  const result = evaluate(expression, data);
  return result.ok && result.value === true;
};

/** Whether the questions that a condition reads are put to somebody who answers so. */
function isAsked(compiled: CompiledItem, condition: string, data: CaseData): boolean {
  const asked = askedQuestions(compiled.item, data).map((question) => question.id);
  return (condition.match(/situation\.(\w+)/g) ?? []).every((path) => asked.includes(path.split('.')[1] ?? ''));
}

const canBeNeeded = (compiled: CompiledItem, { when = '' }: Material) =>
  combinations(compiled, when).filter((data) => holds(when, data) && isAsked(compiled, when, data)).length;

const canBeSpared = (compiled: CompiledItem, { when = '' }: Material) =>
  combinations(compiled, when).filter((data) => !holds(when, data)).length;

describe.each(refs)('%s', (_ref, compiled) => {
  const { item, form, process } = compiled;
  const { elements } = item;

  it('states all twelve unified elements (BJ-6)', () => {
    const texts = [elements.name, elements.type, elements.procedure, elements.result, elements.implementingBody];
    for (const text of [...texts, elements.fee.standard]) expect(text.trim()).not.toBe('');
    const lists = [elements.legalBasis, elements.exerciseLevels, elements.serviceObjects, elements.acceptConditions];
    for (const list of [...lists, elements.notAccept]) expect(list.length).toBeGreaterThan(0);
    // Asking is free of papers; everything else is applied for with something.
    expect(elements.materials.length > 0).toBe(item.id !== 'policy-ask');
    expect(elements.timeLimit.promised.value).toBeGreaterThan(0);
  });

  it('says of every basis whether its author read the original, and of every guess that it is one', () => {
    expect(elements.legalBasis.map(({ seen }) => typeof seen)).not.toContain('undefined');
    expect(item.assumed?.length).toBeGreaterThan(0);
  });

  it('promises no more than the law allows, and its steps fit the promise', () => {
    const { promised, statutory } = elements.timeLimit;
    if (statutory) expect(promised.value).toBeLessThanOrEqual(statutory.value);
    const limits = Object.values(item.steps ?? {}).map(({ limit }) => limit?.value ?? 0);
    expect(limits.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(promised.value + 1e-9);
  });

  it('names every material exactly, with source and basis (BJ-8)', () => {
    for (const material of elements.materials) {
      expect(material.name).not.toMatch(/其他|其它|有关|等相关|等材料|等证明/);
      expect(material.source, material.name).not.toBe('');
      expect(material.basis, material.name).toBeTruthy();
    }
  });

  it.each(conditional(compiled).map((material): [string, Material] => [material.name, material]))(
    'asks for %s in some situation and not in every one',
    (_name, material) => {
      expect(material.whenText).toBeTruthy();
      expect(canBeNeeded(compiled, material)).toBeGreaterThan(0);
      expect(canBeSpared(compiled, material)).toBeGreaterThan(0);
    },
  );

  it('has a typed, titled field for every answer', () => {
    for (const [name, field] of Object.entries(properties(compiled))) {
      expect(field.type, name).toBeTruthy();
      expect(field.title, name).toMatch(/\p{Script=Han}/u);
      const open = field.type === 'string' && !field.codeTable && !field.format && !field.pattern;
      if (open) expect(field.maxLength, name).toBeGreaterThan(0);
      const choices = field.type === 'array' ? (field.items as JsonObject) : field;
      if (field.codeTable) expect(choices.oneOf, name).toBeTruthy();
    }
  });

  it.skipIf(item.internal)('does not show the officers’ fields to the applicant', () => {
    const intake = (id: string) => process.nodes[id]?.settings.post === 'acceptance';
    const steps = Object.entries(form.steps ?? {}).filter(([id]) => !intake(id));
    const officers = new Set(steps.flatMap(([, { edit }]) => edit ?? []));
    for (const name of officers) expect(form.visible?.[name], name).toContain('officers.acceptance != null');
  });

  it.skipIf(item.internal)('keeps acceptance and the reviews of its process apart (BJ-20)', () => {
    const posts = Object.values(process.nodes).flatMap(({ settings }) => settings.post ?? []);
    const reviews = ['preliminaryReview', 'verification', 'reexamination', 'approval', 'finance'];
    const kept = (post: string) => item.duties.some(({ apart }) => apart.includes(post));
    for (const post of reviews.filter((review) => posts.includes(review))) expect(kept(post), post).toBe(true);
    expect(kept('acceptance')).toBe(true);
  });

  it('fills every required column of the ledgers that it writes', () => {
    for (const { ledger, set } of item.ledgers.filter((mapping) => !mapping.update)) {
      const required = compiled.ledgers[ledger]?.columns.filter((column) => column.required) ?? [];
      expect(required.length).toBeGreaterThan(0);
      expect(Object.keys(set), ledger).toEqual(expect.arrayContaining(required.map(({ name }) => name)));
    }
  });

  it('has no finding of the lint', () => {
    const context = {
      item,
      duties: item.duties,
      forms: Object.keys(compiled.forms),
      codeTables: Object.keys(compiled.codeTables),
    };
    const findings = [...lintItem(item, context), ...lintForm(form, context), ...lintProcess(process, context)];
    expect(findings).toEqual([]);
  });
});
