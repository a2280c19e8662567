import type { LedgerWrite } from '../../case/types.ts';
import { canonicalJson } from '../../digest.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { Problem } from '../../result.ts';
import { neededMaterials } from '../../service/materials.ts';
import type { CompiledItem } from '../../service/types.ts';
import { pointerTo } from '../pointer.ts';
import { qualify } from '../references.ts';
import type { Scenario } from '../types.ts';
import { type GuideWords, guideWords } from './guide.ts';
import type { ScenarioRun } from './types.ts';

const problem = (path: string, message: string): Problem => ({ code: 'scenario.unexpected', message, path });

/**
 * What a run missed of what its scenario expects: status, result, ledger rows, elements in their order (others between
 * them allowed), materials that were called for, words of the guide. `namespace`: of the pack that wrote the scenario.
 */
export function checkExpectations(
  { expect }: Scenario,
  compiled: CompiledItem,
  run: ScenarioRun,
  namespace: string,
): Problem[] {
  const { status, result } = run.state;
  const rows = expect.ledgers ?? [];
  return [
    ...(status === expect.status ? [] : [differs('/expect/status', '状态', expect.status, status)]),
    ...(expect.result === undefined || result === expect.result
      ? []
      : [differs('/expect/result', '结果', expect.result, result ?? '无')]),
    ...rows.flatMap(({ ledger, values }, at) =>
      checkRow(run.ledgers, qualify(ledger, namespace), values, pointerTo('expect', 'ledgers', at)),
    ),
    ...checkPath(run.path, expect.path ?? []),
    ...(expect.materials ? checkMaterials(neededBy(compiled, run), expect.materials) : []),
    ...checkGuide(guideWords(compiled), expect.guide ?? {}),
  ];
}

const neededBy = ({ item }: CompiledItem, { data }: ScenarioRun): string[] =>
  neededMaterials(item, data).flatMap(({ material, needed }) => (needed === false ? [] : [material.id]));

function checkMaterials(actual: string[], expected: string[]): Problem[] {
  if (same(actual, expected)) return [];
  const message = `按这些回答需要的材料应为 ${listed(expected)}，结果为 ${listed(actual)}。`;
  return [problem('/expect/materials', message)];
}

const listed = (words: string[]): string => words.join('、') || '无';

const GUIDE: Record<keyof GuideWords, string> = {
  legalBasis: '设定依据',
  exerciseLevels: '行使层级',
  statutory: '法定时限',
  promised: '承诺时限',
  limitNote: '时限说明',
  acceptConditions: '受理条件',
  notAccept: '不予受理情形',
  materials: '申请材料',
  procedure: '办理流程',
  steps: '环节',
  result: '办理结果',
  fee: '收费',
  implementingBody: '实施主体',
  assumed: '待业务确认的内容',
};

function checkGuide(actual: GuideWords, expected: Partial<GuideWords>): Problem[] {
  return (Object.keys(expected) as (keyof GuideWords)[]).flatMap((name) => {
    const [is, should] = [actual[name], expected[name]];
    if (same(is, should)) return [];
    const message = `办事指南的“${GUIDE[name]}”应为 ${JSON.stringify(should)}，结果为 ${JSON.stringify(is)}。`;
    return [problem(pointerTo('expect', 'guide', name), message)];
  });
}

const differs = (path: string, what: string, expected: string, actual: string): Problem =>
  problem(path, `办件的${what}应为“${expected}”，结果为“${actual}”。`);

/** Rows as they stand in the end: a case may write one row several times. */
function rowsIn(writes: LedgerWrite[], ledger: string): Pick<LedgerWrite, 'values'>[] {
  const rows = new Map<string, JsonObject>();
  for (const write of writes)
    if (write.ledger === ledger) rows.set(write.key, { ...rows.get(write.key), ...write.values });
  return [...rows.values()].map((values) => ({ values }));
}

/** One of the rows written into the ledger must carry the values. */
function checkRow(writes: LedgerWrite[], ledger: string, values: JsonObject, path: string): Problem[] {
  const rows = rowsIn(writes, ledger);
  const [first] = rows;
  if (!first) return [problem(path, `台账“${ledger}”应有一行，结果没有写入。`)];
  if (rows.some((row) => Object.keys(values).every((name) => same(row.values[name], values[name])))) return [];
  return Object.keys(values)
    .filter((name) => !same(first.values[name], values[name]))
    .map((name) =>
      problem(
        `${path}/values${pointerTo(name)}`,
        `台账“${ledger}”的“${name}”应为 ${JSON.stringify(values[name])}，结果为 ${JSON.stringify(first.values[name] ?? null)}。`,
      ),
    );
}

const same = (actual: Json | undefined, expected: Json | undefined): boolean =>
  canonicalJson(actual) === canonicalJson(expected);

function checkPath(actual: string[], expected: string[]): Problem[] {
  let from = 0;
  for (const [index, element] of expected.entries()) {
    const at = actual.indexOf(element, from);
    if (at < 0) {
      const message = `应依次经过“${element}”，结果没有。实际经过：${actual.join('→')}。`;
      return [problem(pointerTo('expect', 'path', index), message)];
    }
    from = at + 1;
  }
  return [];
}
