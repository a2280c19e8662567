import { Skeleton } from 'antd';
import { type KeyboardEvent, lazy, Suspense, useMemo, useState } from 'react';
import {
  type CaseData,
  type FormDecide,
  type FormDefinition,
  type FormProblem,
  type FormView,
  type JsonObject,
  validateForm,
  viewForm,
} from '#engine';
import { useSame } from '../parts/useSame.ts';
import { withDerived, withFixed } from './derived.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FormSheet } from './FormSheet.tsx';
import { fieldId, focusable, idPrefix } from './fieldId.ts';
import { byField, ProblemsContext } from './problems.ts';
import './form.css';

const FormEditor = lazy(() => import('./FormEditor.tsx'));

export interface FormRendererProps {
  /** A definition is viewed and checked here with the engine; a view is shown as it is. */
  form: FormDefinition | FormView;
  /** The whole context that the form's expressions see; the answers stand in `data.form`. */
  data: CaseData;
  /** The user task whose rights hold; absent for the applicant, for onlookers and for previews. */
  element?: string | undefined;
  readOnly?: boolean;
  /** Asks the form's decisions; without it what depends on them is undecided. */
  decide?: FormDecide | undefined;
  /** The new answers, derived ones included; hidden ones stay until they are pruned at the end. */
  onChange?: (form: JsonObject) => void;
  /** Problems to show although nobody touched their fields: after a submit, or from the server. */
  problems?: readonly FormProblem[];
  /** Fields shown but not filled here, because their values stand elsewhere on the page. */
  fixed?: readonly string[];
  /** Put the list of problems above the form; default true. */
  summary?: boolean;
  /** Where several forms stand on one page: what the ids of this one's fields begin with. */
  prefix?: string;
}

const none: readonly never[] = [];

const isView = (form: FormDefinition | FormView): form is FormView => 'data' in form;

/** Enter goes on to the next control, as clerks type: not in long texts and not while a list is open. */
function nextOnEnter(event: KeyboardEvent<HTMLDivElement>) {
  const target = event.target as HTMLElement;
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLInputElement) || target.getAttribute('aria-expanded') === 'true') return;
  const controls = [...event.currentTarget.querySelectorAll<HTMLElement>(focusable)];
  const next = controls[controls.indexOf(target) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
  // As with Tab: what is typed now replaces what was taken over.
  if (next instanceof HTMLInputElement) next.select();
}

/** The one form renderer of desk, portal and studio. */
export function FormRenderer({
  form,
  data,
  element,
  readOnly = false,
  decide,
  onChange,
  problems = none,
  fixed = none,
  summary = true,
  prefix = idPrefix,
}: FormRendererProps) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const step = useMemo(() => (element === undefined ? {} : { element }), [element]);
  const view = useMemo(
    () => (isView(form) ? form : withFixed(viewForm(form, { ...step, data, readOnly, decide }), fixed)),
    [form, step, data, readOnly, decide, fixed],
  );
  const live = useMemo(
    () => (isView(form) || readOnly ? [] : validateForm(form, data, { ...step, decide })),
    [form, data, step, decide, readOnly],
  );
  const shown = useMemo(
    () => shownProblems(live, problems, touched, isView(form), prefix),
    [live, problems, touched, form, prefix],
  );
  const same = useSame(shown);
  const messages = useMemo(() => byField(same, prefix), [same, prefix]);
  const change = (answers: JsonObject) => {
    const all = { ...hiddenAnswers(view, data), ...answers };
    onChange?.(isView(form) ? all : withDerived(form, { ...data, form: all }, decide));
  };
  if (view.readOnly || readOnly || !onChange) return <FormSheet view={view} />;
  return (
    <ProblemsContext.Provider value={messages}>
      {summary ? <ErrorSummary problems={problems.length > 0 ? shown : []} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key moves between the controls inside. */}
      <div onKeyDown={nextOnEnter}>
        <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
          <FormEditor
            view={view}
            idPrefix={prefix}
            onChange={change}
            onBlur={(id) => setTouched((known) => (known.has(id) ? known : new Set(known).add(id)))}
          />
        </Suspense>
      </div>
    </ProblemsContext.Provider>
  );
}

/** Answers to fields that are hidden now: kept, because the answer that hid them may be taken back. */
function hiddenAnswers(view: FormView, data: CaseData): JsonObject {
  const shown = (view.schema.properties ?? {}) as JsonObject;
  return Object.fromEntries(Object.entries((data.form ?? {}) as JsonObject).filter(([name]) => !(name in shown)));
}

/** Given problems that are still true, and live ones of the fields that were left once. */
function shownProblems(
  live: readonly FormProblem[],
  given: readonly FormProblem[],
  touched: ReadonlySet<string>,
  asGiven: boolean,
  prefix: string,
): readonly FormProblem[] {
  if (asGiven) return given;
  const idOf = ({ path }: FormProblem) => fieldId(path, prefix);
  const wanted = new Set([...given.map(idOf), ...touched]);
  const still = live.filter((problem) => wanted.has(idOf(problem)));
  // The server may know more than the form's own rules; what it said stays until its field has been touched.
  const server = given.filter(
    (problem) => !touched.has(idOf(problem)) && !still.some((one) => one.path === problem.path),
  );
  return [...still, ...server];
}
