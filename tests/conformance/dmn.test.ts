import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileDecisions, type Decisions, readDecisionModel } from '../../engine/decision/index.ts';
import type { DecisionModel } from '../../engine/decision/model.ts';
import { isContext } from '../../engine/feel/value/index.ts';
import type { FeelValue } from '../../engine/feel/value/types.ts';
import { report, suite } from './suites.ts';
import { type Row, readRows, same } from './tck.ts';

/** Files whose rows with a value are not run, with the reason. */
const SKIPPED: Readonly<Record<string, string>> = {
  '0076-feel-external-java-test-01': '外部 Java 函数：引擎不执行 FEEL 以外的代码',
};

/** Shares in percent, of the rows that expect a value and of those that expect null. They may only rise. */
const FLOORS = { 'compliance-level-2': { values: 100, nulls: 100 }, 'compliance-level-3': { values: 100, nulls: 100 } };

/** The day the suite runs on; results that hang on it are only compared with themselves. */
const OPTIONS = { now: Date.UTC(2026, 0, 5, 1, 0, 0) };

const fileOf = (name: string): string => name.split(' ')[0] ?? '';

function readModel(folder: string, file: string): DecisionModel {
  const read = readDecisionModel(readFileSync(join(folder, file), 'utf8'), file);
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problems)}`);
  return read.value;
}

/** The model of the case and the files beside it that it imports, directly or not. */
function withImports(folder: string, file: string): DecisionModel[] {
  const main = readModel(folder, file);
  if (main.imports.length === 0) return [main];
  const others = readdirSync(folder).filter((name) => name.endsWith('.dmn') && name !== file);
  const models = [main];
  const found = others.map((name) => readModel(folder, name));
  for (const model of models)
    for (const { namespace } of model.imports)
      models.push(...found.filter((one) => one.namespace === namespace && !models.includes(one)));
  return models;
}

const compiled = new Map<string, Promise<Decisions>>();

/** Models are compiled as for publishing; only those of files with skipped rows are compiled around what is refused. */
async function compile({ folder, model, name }: Row): Promise<Decisions> {
  const lenient = SKIPPED[fileOf(name)] !== undefined;
  const result = await compileDecisions(withImports(folder, model), { lenient });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function compileOnce(row: Row): Promise<Decisions> {
  const key = join(row.folder, row.model);
  const found = compiled.get(key) ?? compile(row);
  compiled.set(key, found);
  return found;
}

async function actual(row: Row): Promise<FeelValue | undefined> {
  const decisions = await compileOnce(row);
  const result = decisions.evaluateFeel(row.invoke, row.inputs, OPTIONS);
  if (!result.ok) return undefined;
  if (row.member === undefined) return result.value;
  return isContext(result.value) ? (result.value[row.member] ?? null) : null;
}

const reasonToSkip = ({ name, expected }: Row): string | undefined =>
  expected === null ? undefined : SKIPPED[fileOf(name)];

/** Name, and an exception if there was one. */
async function failureOf(row: Row): Promise<string | undefined> {
  try {
    const value = await actual(row);
    if (value !== undefined && same(value, row.expected)) return undefined;
    return process.env.WUTONG_VERBOSE ? `${row.name} (${String(value)} ≠ ${String(row.expected)})\n` : row.name;
  } catch (error) {
    return `${row.name}!${process.env.WUTONG_VERBOSE ? error : ''}`;
  }
}

async function play(name: string, rows: Row[], floor: number): Promise<number> {
  const failing: string[] = [];
  for (const row of rows) {
    const failure = await failureOf(row);
    if (failure !== undefined) failing.push(failure);
  }
  report(name, rows.length - failing.length, rows.length, floor, failing);
  return (100 * (rows.length - failing.length)) / rows.length;
}

describe('DMN test kit', () => {
  const folder = suite('dmn-tck');
  describe.skipIf(folder === undefined)('', () => {
    it.each(Object.entries(FLOORS))(
      '%s',
      async (level, floor) => {
        const rows = readRows(join(folder ?? '', level));
        const run = rows.filter((row) => reasonToSkip(row) === undefined);
        const skipped = rows.filter((row) => reasonToSkip(row) !== undefined);
        for (const row of skipped) console.log(`跳过 ${row.name}：${reasonToSkip(row)}`);
        const values = run.filter(({ expected }) => expected !== null);
        const nulls = run.filter(({ expected }) => expected === null);
        const share = {
          values: await play(`DMN TCK ${level}，有值的行`, values, floor.values),
          nulls: await play(`DMN TCK ${level}，空值的行`, nulls, floor.nulls),
        };
        expect(share.values).toBeGreaterThanOrEqual(floor.values);
        expect(share.nulls).toBeGreaterThanOrEqual(floor.nulls);
      },
      120_000,
    );
  });
});
