import type { LedgerWrite } from '../../case/types.ts';
import { canonicalJson } from '../../digest.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { Problem } from '../../result.ts';
import { pointerTo } from '../pointer.ts';
import { qualify } from '../references.ts';
import type { Scenario } from '../types.ts';
import type { ScenarioRun } from './player.ts';

const problem = (path: string, message: string): Problem => ({ code: 'scenario.unexpected', message, path });

/**
 * What a run missed of what its scenario expects: status, result, ledger rows, elements in their order (others between
 * them allowed). `namespace`: of the pack that wrote the scenario.
 */
export function checkExpectations({ expect }: Scenario, run: ScenarioRun, namespace: string): Problem[] {
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
  ];
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
