import { memo, useMemo } from 'react';
import {
  type CompiledBundle,
  type FormDefinition,
  type FormProblem,
  type IntakePlace,
  type IntakeProblem,
  intakeTask,
  itemContext,
  type JsonObject,
  restForm,
  sharedForm,
} from '#engine';
import { decideOf } from '../form/decisions.ts';
import { FormRenderer } from '../form/FormRenderer.tsx';
import { useSame } from '../parts/useSame.ts';
import { type Intake, problemsIn } from './intake.ts';

export interface BundleFormProps {
  bundle: CompiledBundle;
  intake: Intake;
  /** Shown although nobody touched their fields. */
  problems: readonly IntakeProblem[];
  readOnly?: boolean;
}

/** Ids in the page of a bundle's forms: the shared one, and those of its items by their place in the definition. */
export const SHARED_PREFIX = 'fs';
export const prefixOf = ({ source }: CompiledBundle, ref: string): string =>
  `f${source.items.findIndex(({ item }) => item === ref)}`;

const fieldsOf = ({ sections }: FormDefinition): number => sections.reduce((sum, { fields }) => sum + fields.length, 0);

/** What is asked once for all items. */
export function SharedForm(props: BundleFormProps & { onChange: (shared: JsonObject) => void }) {
  const { bundle, intake, problems, readOnly = false, onChange } = props;
  const form = useSame(useMemo(() => sharedForm(bundle, intake), [bundle, intake]));
  const given = useSame(useMemo(() => problemsIn(problems, '/shared'), [problems]));
  const data = useMemo(() => ({ form: intake.shared }), [intake.shared]);
  return (
    <Filled
      form={form}
      data={data}
      element="acceptance"
      prefix={SHARED_PREFIX}
      problems={given}
      readOnly={readOnly}
      onChange={onChange}
    />
  );
}

/** What one item asks beyond that. */
export function RestForm(
  props: BundleFormProps & { reference: string; place: IntakePlace; onChange: (ref: string, form: JsonObject) => void },
) {
  const { bundle, intake, reference, place, problems, readOnly = false, onChange } = props;
  const form = useSame(useMemo(() => restForm(bundle, reference, intake), [bundle, reference, intake]));
  const data = useSame(
    useMemo(() => itemContext(bundle, reference, intake, place), [bundle, reference, intake, place]),
  );
  const given = useSame(useMemo(() => problemsIn(problems, `/own/${reference}/form`), [problems, reference]));
  const compiled = bundle.items[reference];
  const change = useMemo(() => (answers: JsonObject) => onChange(reference, answers), [onChange, reference]);
  if (!compiled) return null;
  if (fieldsOf(form) === 0) return <p className="wt-muted">这个事项没有另外要填的内容。</p>;
  return (
    <Filled
      form={form}
      data={data}
      element={intakeTask(compiled)}
      decide={decideOf(compiled)}
      prefix={prefixOf(bundle, reference)}
      problems={given}
      readOnly={readOnly}
      onChange={change}
    />
  );
}

type FilledProps = Omit<Parameters<typeof FormRenderer>[0], 'summary' | 'fixed' | 'problems'> & {
  problems: readonly FormProblem[];
};

/** Apart, so that typing in one form does not render the others anew. */
const Filled = memo(function Filled(props: FilledProps) {
  return <FormRenderer {...props} summary={false} />;
});
