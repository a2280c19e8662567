import { writtenNames } from '../bpmn/writtenNames.ts';
import { checkDocument } from '../document/index.ts';
import { checkExpression } from '../feel/index.ts';
import { checkFormSchema } from '../form/index.ts';
import type { FormDefinition } from '../form/types.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../result.ts';
import { checkItemRules } from '../service/checkItemRules.ts';
import type { DocumentTemplate, LedgerDefinition, ServiceItemSource } from '../service/types.ts';
import type { ReadProcess } from './gather.ts';
import { hint } from './nearest.ts';
import { pointerTo } from './pointer.ts';
import type { Part } from './view.ts';

/** The rules of the service standard, in the file of the item. */
export const checkItemPart = (item: ServiceItemSource, file: string): Problem[] =>
  checkItemRules(item).map((problem) => ({ ...problem, file }));

/** Columns that a mapping sets must be columns of the ledger. */
export function checkLedgerMappings(
  item: ServiceItemSource,
  ledgers: Record<string, Part<LedgerDefinition>>,
  file: string,
): Problem[] {
  return item.ledgers.flatMap(({ ledger, set }, at) => {
    const columns = ledgers[ledger]?.value.columns.map((column) => column.name);
    if (columns === undefined) return [];
    const strange = Object.keys(set).filter((name) => !columns.includes(name));
    return strange.map((name): Problem => {
      const message = `台账“${ledger}”没有列“${name}”。${hint(name, columns)}`;
      return { code: 'pack.unknownColumn', message, file, path: pointerTo('ledgers', at, 'set', name) };
    });
  });
}

/** What an item says of its process: steps that it overrides, posts that it keeps apart. */
export function checkAgainstProcess(item: ServiceItemSource, read: ReadProcess, file: string): Problem[] {
  const { names, posts } = namesIn(read);
  const steps = Object.keys(item.steps ?? {}).filter((id) => !names.includes(id));
  return [
    ...steps.map((id): Problem => {
      const message = `流程“${item.process}”中没有用户任务“${id}”。${hint(id, names)}`;
      return { code: 'pack.unknownStep', message, file, path: pointerTo('steps', id) };
    }),
    ...item.duties.flatMap(({ apart }, rule) =>
      apart.flatMap((post, index): Problem[] => {
        if (posts.includes(post)) return [];
        const message = `流程“${item.process}”中没有岗位“${post}”，岗位不相容规则不会起作用。${hint(post, posts)}`;
        return [{ code: 'pack.unknownPost', message, file, path: pointerTo('duties', rule, 'apart', index) }];
      }),
    ),
  ];
}

interface Named {
  /** User tasks. */
  names: string[];
  posts: string[];
}

/** Thousands of items run one process. */
const named = new WeakMap<ReadProcess, Named>();

function namesIn(read: ReadProcess): Named {
  const found = named.get(read) ?? namesOf(read);
  named.set(read, found);
  return found;
}

function namesOf({ main, calls }: ReadProcess): Named {
  const tasks = Object.values(main.nodes).filter((node) => node.type === 'userTask');
  const nodes = [main, ...Object.values(calls)].flatMap((process) => Object.values(process.nodes));
  return {
    names: tasks.map((node) => node.id),
    posts: [...new Set(nodes.flatMap(({ settings }) => (settings.post === undefined ? [] : [settings.post])))],
  };
}

/** Forms read `decisions.<name>`: a result that the process writes under this name would be out of their sight. */
export function checkDecisionsName(
  forms: Part<FormDefinition>[],
  { main, calls }: ReadProcess,
  file: string,
): Problem[] {
  const asking = forms.find(({ value }) => value.decisions !== undefined);
  const writes = [main, ...Object.values(calls)].some((process) => writtenNames(process).includes('decisions'));
  if (asking === undefined || !writes) return [];
  const message = `流程把结果写入“decisions”，与表单“${asking.value.title}”所用决策的总名相同，表单读不到流程的结果，请把流程中的名称改为别的。`;
  return [{ code: 'pack.reservedName', message, file }];
}

/** The schema may be interpreted, and every expression of the form can be read. */
export function checkFormPart(form: FormDefinition, file: string): Problem[] {
  const schema = checkFormSchema(form.schema).map((problem) => ({
    ...problem,
    file,
    path: `/schema${problem.path ?? ''}`,
  }));
  const expressions: [string, string][] = [
    ...Object.entries(form.visible ?? {}).map(([name, text]): [string, string] => [text, pointerTo('visible', name)]),
    ...(form.rules ?? []).map(({ when }, at): [string, string] => [when, pointerTo('rules', at, 'when')]),
    ...derivedOf(form),
  ];
  return [...schema, ...expressions.flatMap(([text, path]) => checkFeel(text, file, path))];
}

const derivedOf = (form: FormDefinition): [string, string][] =>
  Object.entries((form.schema.properties ?? {}) as Record<string, Json>).flatMap(
    ([name, property]): [string, string][] => {
      const derived = property !== null && typeof property === 'object' && !Array.isArray(property) && property.derived;
      return typeof derived === 'string' ? [[derived, pointerTo('schema', 'properties', name, 'derived')]] : [];
    },
  );

const checkFeel = (text: string, file: string, path: string): Problem[] => {
  const problem = checkExpression(text);
  return problem === undefined ? [] : [{ ...problem, file, path }];
};

/** Every expression and filter of a template can be read. */
export const checkDocumentPart = (template: DocumentTemplate, file: string): Problem[] =>
  checkDocument(template).map((problem) => ({ ...problem, file }));
