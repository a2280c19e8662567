import type { Calendar, Shift } from '../deadline/types.ts';
import type { FormDefinition } from '../form/types.ts';
import type { JsonObject } from '../json.ts';
import { checkParameter } from '../parameter/index.ts';
import type { Problem } from '../result.ts';
import type { CodeTable, LedgerDefinition } from '../service/types.ts';
import { checkTombstones } from './install/removals.ts';
import type { Folder } from './kinds.ts';
import { hint } from './nearest.ts';
import { pointerTo } from './pointer.ts';
import type { OrganizationSource, Pack } from './types.ts';

/** What a schema cannot say of a single part, names that must meet inside it: one check a part, a large pack has thousands. */
export function coherenceChecks(pack: Pack): (() => Problem[])[] {
  const of = (folder: Folder, parts: Record<string, object>): (() => Problem[])[] =>
    Object.entries(parts).map(
      ([id, part]) =>
        () =>
          incoherent(folder, part as JsonObject, `${folder}/${id}.json`),
    );
  return [
    ...of('forms', pack.forms),
    ...of('ledgers', pack.ledgers),
    ...of('code-tables', pack.codeTables),
    ...of('calendars', pack.calendars),
    ...of('organizations', pack.organizations),
    () => checkTombstones(pack),
    ...of('parameters', pack.parameters),
  ];
}

type Fault = Omit<Problem, 'file'>;

/** Kinds of which a part must be coherent in itself. */
const CHECKS: Partial<Record<Folder, (part: never) => Fault[]>> = {
  forms: checkForm,
  ledgers: checkLedger,
  'code-tables': checkCodeTable,
  calendars: checkCalendar,
  organizations: checkOrganization,
  parameters: (parameter) => checkParameter(parameter).map(({ path, message }) => fault(path, message)),
};

/** What does not meet inside one part. */
export function incoherent(folder: Folder, part: JsonObject, file: string): Problem[] {
  return (CHECKS[folder]?.(part as never) ?? []).map((problem) => ({ ...problem, file }));
}

const fault = (path: string, message: string): Fault => ({ code: 'pack.incoherent', path, message });

/** Names that stand more than once, each with the place of its later occurrence. */
function repeated(names: string[], path: (index: number) => string, noun: string): Fault[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [fault(path(index), `${noun}“${name}”重复，请只保留一个。`)] : [],
  );
}

function unknown(names: string[], known: string[], path: (index: number) => string, noun: string): Fault[] {
  return names.flatMap((name, index) =>
    known.includes(name) ? [] : [fault(path(index), `${noun}“${name}”不存在。${hint(name, known)}`)],
  );
}

function checkForm(form: FormDefinition): Fault[] {
  const fields = Object.keys(form.schema.properties as object);
  const placed = form.sections.flatMap((section, at) =>
    section.fields.map((name, index) => ({ name, path: pointerTo('sections', at, 'fields', index) })),
  );
  const names = placed.map(({ name }) => name);
  const place = (index: number) => placed[index]?.path ?? '/sections';
  const required = Array.isArray(form.schema.required) ? form.schema.required.map(String) : [];
  const steps = Object.entries(form.steps ?? {}).flatMap(([step, rights]) =>
    (['edit', 'hide'] as const).flatMap((right) =>
      unknown(rights[right] ?? [], fields, (index) => pointerTo('steps', step, right, index), '字段'),
    ),
  );
  return [
    ...repeated(names, place, '分栏中的字段'),
    ...unknown(names, fields, place, '分栏中的字段'),
    ...fields
      .filter((name) => !names.includes(name))
      .map((name) =>
        fault(pointerTo('schema', 'properties', name), `字段“${name}”没有放进任何分栏，请补到 sections。`),
      ),
    ...unknown(required, fields, (index) => pointerTo('schema', 'required', index), '必填字段'),
    ...unknownKeys(form.visible ?? {}, fields, 'visible'),
    ...(form.rules ?? []).flatMap((rule, at) =>
      unknown(rule.fields, fields, (index) => pointerTo('rules', at, 'fields', index), '规则中的字段'),
    ),
    ...steps,
  ];
}

const unknownKeys = (record: object, known: string[], at: string): Fault[] => {
  const keys = Object.keys(record);
  return unknown(keys, known, (index) => pointerTo(at, keys[index] ?? ''), '字段');
};

function checkLedger({ columns, key }: LedgerDefinition): Fault[] {
  const names = columns.map((column) => column.name);
  return [
    ...repeated(names, (index) => pointerTo('columns', index, 'name'), '列'),
    ...unknown(key, names, (index) => pointerTo('key', index), '主键列'),
  ];
}

function checkCodeTable({ entries }: CodeTable): Fault[] {
  const codes = entries.map((entry) => entry.code);
  const parents = entries.flatMap((entry, index) =>
    entry.parent === undefined ? [] : [{ name: entry.parent, index }],
  );
  return [
    ...repeated(codes, (index) => pointerTo('entries', index, 'code'), '代码'),
    ...unknown(
      parents.map(({ name }) => name),
      codes,
      (index) => pointerTo('entries', parents[index]?.index ?? 0, 'parent'),
      '上级代码',
    ),
  ];
}

function checkCalendar({ holidays, workdays, hours }: Calendar): Fault[] {
  const both = Object.keys(workdays)
    .filter((date) => Object.hasOwn(holidays, date))
    .map((date) => fault(pointerTo('workdays', date), `${date} 同时列为放假和上班，请删去一处。`));
  const rules = (hours?.rules ?? []).flatMap(({ shifts }, at) =>
    checkShifts(shifts, pointerTo('hours', 'rules', at, 'shifts')),
  );
  const days = Object.entries(hours?.days ?? {}).flatMap(([day, shifts]) =>
    checkShifts(shifts, pointerTo('hours', 'days', day)),
  );
  return [...both, ...rules, ...days];
}

/** Shifts in their order, none into the next: else an hour would count twice. */
const checkShifts = (shifts: Shift[], path: string): Fault[] =>
  shifts.flatMap(({ from, to }, at) => {
    const before = shifts[at - 1];
    if (to <= from) return [fault(`${path}/${at}`, `办公时间 ${from}–${to} 的结束不晚于开始，请改正。`)];
    if (before && from < before.to) return [fault(`${path}/${at}`, `办公时间 ${from}–${to} 与前一段重叠，请改正。`)];
    return [];
  });

function checkOrganization({ offices, officers }: OrganizationSource): Fault[] {
  const ids = offices.map((office) => office.id);
  const parents = offices.flatMap(({ parent }, index) => (parent === undefined ? [] : [{ parent, index }]));
  return [
    ...repeated(ids, (index) => pointerTo('offices', index, 'id'), '机构'),
    ...unknown(
      parents.map(({ parent }) => parent),
      ids,
      (index) => pointerTo('offices', parents[index]?.index ?? 0, 'parent'),
      '上级机构',
    ),
    ...circles(offices),
    ...repeated(
      officers.map(({ userName }) => userName),
      (index) => pointerTo('officers', index, 'userName'),
      '用户名',
    ),
    ...unknown(
      officers.map(({ office }) => office),
      ids,
      (index) => pointerTo('officers', index, 'office'),
      '所在机构',
    ),
  ];
}

/** An office that stands above itself would have no level and no scope. */
function circles(offices: OrganizationSource['offices']): Fault[] {
  const parents = new Map(offices.map(({ id, parent }) => [id, parent]));
  return offices.flatMap(({ id }, index) => {
    const seen = new Set<string>();
    let above = parents.get(id);
    while (above !== undefined && above !== id && !seen.has(above)) {
      seen.add(above);
      above = parents.get(above);
    }
    if (above !== id) return [];
    return [fault(pointerTo('offices', index, 'parent'), `机构“${id}”绕回成了自己的上级，请改正上级机构。`)];
  });
}
