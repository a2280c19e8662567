import { useEffect, useMemo, useState } from 'react';
import type {
  CaseData,
  CompiledItem,
  FlowNode,
  FormDefinition,
  FormProblem,
  JsonObject,
  MaterialRecord,
} from '#engine';
import { validateForm } from '#engine';
import type { CaseDetail, TaskWithActions } from '../../ui/api/client.ts';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { useLeaveGuard } from '../../ui/parts/useLeaveGuard.ts';

/** What an officer typed at a step and has not sent yet. */
export interface Typed {
  opinion: string;
  form?: JsonObject;
  situation?: JsonObject;
  materials?: MaterialRecord[];
}

const nothing: Typed = { opinion: '' };

const nodeOf = (compiled: CompiledItem, element: string): FlowNode | undefined =>
  compiled.process.nodes[element] ??
  Object.values(compiled.calls).find((called) => called.nodes[element])?.nodes[element];

/** The element whose rights hold: that of the task, or the supplement the applicant hands in. */
function elementOf(kase: CaseDetail, task: TaskWithActions | undefined): string | undefined {
  if (task) return task.element;
  return kase.may.supplement ? (kase.path.active[0] ?? 'supplement') : undefined;
}

/** Form fields of this step only; an opinion field among them is written through the opinion box. */
function stepFields(form: FormDefinition, element: string | undefined) {
  const edit = element === undefined ? [] : (form.steps?.[element]?.edit ?? []);
  const opinion = edit.find((field) => /opinion$/i.test(field));
  return { fields: edit.filter((field) => field !== opinion), opinion };
}

/** What was cleared is sent as null: left out, the old answer would stay. */
function changes(before: JsonObject, after: JsonObject): JsonObject {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name] ?? null]),
  );
}

/** The work of one officer on one step of a case: what was typed, kept as a draft, and what is wrong with it. */
export function useCaseWork(kase: CaseDetail, compiled: CompiledItem, task: TaskWithActions | undefined) {
  const draft = useDraft<Typed>(`case.${kase.id}.${task?.token ?? 'window'}`);
  const [typed, setTyped] = useState<Typed>(() => draft.found?.value ?? nothing);
  const [restoredAt] = useState(() => draft.found?.at);
  const [checked, setChecked] = useState(false);
  const dirty = typed !== nothing;
  useLeaveGuard(dirty);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step begins with what was kept for it.
  useEffect(() => {
    setTyped(draft.found?.value ?? nothing);
    setChecked(false);
  }, [task?.token]);
  useEffect(() => {
    if (dirty) draft.keep(typed);
  }, [draft.keep, typed, dirty]);

  const element = elementOf(kase, task);
  const node = element === undefined ? undefined : nodeOf(compiled, element);
  const form = (node?.settings.form === undefined ? undefined : compiled.forms[node.settings.form]) ?? compiled.form;
  const step = useMemo(() => stepFields(form, element), [form, element]);
  const intake = element !== undefined && /^(?:acceptance|supplement)/.test(element);
  const answers = useMemo<JsonObject>(() => {
    const base = (typed.form ?? kase.form) as JsonObject;
    return step.opinion && typed.opinion ? { ...base, [step.opinion]: typed.opinion } : base;
  }, [typed, kase.form, step.opinion]);
  const situation = (typed.situation ?? kase.situation) as JsonObject;
  const data = useMemo<CaseData>(
    () => ({
      ...(kase.context as JsonObject),
      form: answers,
      situation,
      applicant: kase.applicant as unknown as JsonObject,
    }),
    [answers, situation, kase],
  );
  const problems = useMemo<FormProblem[]>(
    () => (task && element ? validateForm(form, data, { element }) : []),
    [task, element, form, data],
  );
  const records =
    typed.materials ?? (kase.materials.flatMap(({ record }) => (record ? [record] : [])) as MaterialRecord[]);

  return {
    kase,
    compiled,
    task,
    element,
    form,
    step,
    intake,
    data,
    situation,
    records,
    problems,
    typed,
    restoredAt: dirty ? restoredAt : undefined,
    checked,
    check: () => setChecked(true),
    set: (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change })),
    clear: () => {
      draft.forget();
      setTyped(nothing);
      setChecked(false);
    },
    /** What goes with a command. */
    sent: () => {
      const changed = changes(kase.form as JsonObject, answers);
      return {
        ...(Object.keys(changed).length > 0 ? { form: changed } : {}),
        ...(typed.situation ? { situation: typed.situation } : {}),
        ...(typed.materials ? { materials: typed.materials } : {}),
      };
    },
  };
}

export type CaseWork = ReturnType<typeof useCaseWork>;
