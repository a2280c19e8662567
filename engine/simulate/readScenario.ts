import { isIsoDate, parseDuration } from '../bpmn/timer.ts';
import type { Json, JsonObject } from '../json.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';
import type { SimulationScenario } from './types.ts';

type Check = (value: Json) => string | undefined;

const text: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : '应为文字，不能为空');
const object: Check = (value) => (isObject(value) ? undefined : '应为 JSON 对象');
const duration: Check = (value) =>
  typeof value === 'string' && parseDuration(value) ? undefined : '应为 ISO 8601 时长，例如 PT1H';
const moment: Check = (value) =>
  typeof value === 'string' && isIsoDate(value) ? undefined : '应为 ISO 8601 时间，例如 2026-01-05T09:00:00+08:00';
const auto: Check = (value) =>
  typeof value === 'boolean' || value === 'tasks' ? undefined : '应为 true、false 或 "tasks"';

interface Shape {
  needed: Record<string, Check>;
  optional: Record<string, Check>;
}

/** Every kind of command by the member that tells it. */
const COMMANDS: Record<string, Shape> = {
  complete: { needed: { complete: text }, optional: { data: object, outcome: text } },
  message: { needed: { message: text }, optional: { key: text, data: object } },
  signal: { needed: { signal: text }, optional: { data: object } },
  advance: { needed: { advance: duration }, optional: {} },
  job: { needed: { job: text }, optional: { result: object } },
  fail: { needed: { fail: text, error: text }, optional: {} },
  escalate: { needed: { escalate: text, escalation: text }, optional: {} },
};

/**
 * Checks a scenario that a person wrote. Problems `scenario.*` have the JSON pointer of what is wrong; a member that
 * does not exist is one, so that a misspelt one is not passed over.
 */
export function readScenario(json: Json): Result<SimulationScenario> {
  if (!isObject(json)) return fail({ code: 'scenario.shape', message: '场景应为 JSON 对象。', path: '' });
  const problems = checkShape(json, { needed: {}, optional: { now: moment, data: object, auto, commands: list } }, '');
  const commands = Array.isArray(json.commands) ? json.commands : [];
  problems.push(...commands.flatMap((command, index) => checkCommand(command, `/commands/${index}`)));
  return problems.length > 0 ? fail(...problems) : ok(json as SimulationScenario);
}

const list: Check = (value) => (Array.isArray(value) ? undefined : '应为数组');

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkCommand(command: Json, path: string): Problem[] {
  const kinds = isObject(command) ? Object.keys(COMMANDS).filter((kind) => Object.hasOwn(command, kind)) : [];
  const shape = COMMANDS[kinds[0] ?? ''];
  if (isObject(command) && shape && kinds.length === 1) return checkShape(command, shape, path);
  const message = `命令应有且只有以下一项：${Object.keys(COMMANDS).join('、')}。`;
  return [{ code: 'scenario.command', message, path }];
}

function checkShape(value: JsonObject, { needed, optional }: Shape, path: string): Problem[] {
  const known: Record<string, Check> = { ...needed, ...optional };
  const missing = Object.keys(needed).filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => problem('scenario.missing', `缺少“${name}”。`, path, name)),
    ...Object.entries(value).flatMap(([name, member]) => checkMember(known, name, member, path)),
  ];
}

function checkMember(known: Record<string, Check>, name: string, member: Json, path: string): Problem[] {
  const check = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!check) {
    const names = Object.keys(known).join('、');
    return [problem('scenario.unknown', `没有“${name}”这一项，可用：${names}。`, path, name)];
  }
  const wrong = check(member);
  return wrong === undefined ? [] : [problem('scenario.value', `“${name}”${wrong}。`, path, name)];
}

const problem = (code: string, message: string, path: string, name: string): Problem => ({
  code,
  message,
  path: `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
});
