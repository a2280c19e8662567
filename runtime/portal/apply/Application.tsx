import { useEffect, useMemo, useState } from 'react';
import type { IntakeProblem } from '#engine';
import { ApiError, newKey } from '../../ui/api/client.ts';
import { problemsOf } from '../../ui/bundle/intake.ts';
import { day } from '../../ui/parts/times.ts';
import type { ApplicationProps } from './applicationProps.ts';
import { ConfirmPart } from './ConfirmPart.tsx';
import { FillPart } from './FillPart.tsx';
import { materialsToBring } from './materialsToBring.ts';
import { handIn } from './subject.ts';

const none: readonly IntakeProblem[] = [];

/** Materials may be brought to the office: only what stands in the form is needed now. */
const blocking = ({ code }: IntakeProblem): boolean => code !== 'bundle.material';

/** What the server found, with paths inside the intake. */
function toldBy(error: unknown): IntakeProblem[] {
  if (!(error instanceof ApiError)) return [];
  return (error.problem.problems ?? []).flatMap(({ code, message, path }) => {
    if (!path?.startsWith('/intake/')) return [];
    const item = /^\/intake\/own\/([^/]+)\//.exec(path)?.[1];
    return [{ code, message, path: path.slice('/intake'.length), ...(item === undefined ? {} : { item }) }];
  });
}

/** First everything is filled in, then it is checked, then it is handed in once. */
export function Application(props: ApplicationProps) {
  const { subject, form, bundle, intake, sendKey, onSendKey, onReceipt } = props;
  const [stage, setStage] = useState<'fill' | 'confirm'>('fill');
  const [checked, setChecked] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const place = useMemo(
    () => ({ day: day(Date.now()), division: form.office.division, byApplicant: true }),
    [form.office.division],
  );
  const found = useMemo(() => problemsOf(bundle, intake, place).filter(blocking), [bundle, intake, place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each stage begins at its top.
  useEffect(() => {
    void window.scrollTo(0, 0);
  }, [stage]);

  function check() {
    setChecked(true);
    setError(undefined);
    if (found.length === 0) setStage('confirm');
    return found.length === 0;
  }

  async function submit() {
    setBusy(true);
    setError(undefined);
    try {
      const receipt = await handIn(subject, form.office.id, intake, sendKey);
      onReceipt(
        receipt,
        materialsToBring(bundle, intake).map(({ name }) => name),
      );
    } catch (failure) {
      // What was refused may be sent again in another form; a lost answer must be asked for with the same key.
      if (!(failure instanceof ApiError && failure.code === 'network')) onSendKey(newKey());
      if (toldBy(failure).length > 0) setStage('fill');
      setError(failure);
    }
    setBusy(false);
  }

  const told = toldBy(error);
  if (stage === 'confirm')
    return (
      <ConfirmPart
        {...props}
        place={place}
        busy={busy}
        error={error}
        onBack={() => setStage('fill')}
        onSubmit={() => void submit()}
      />
    );
  return (
    <FillPart
      {...props}
      place={place}
      problems={checked ? [...found, ...told.filter(({ path }) => !found.some((one) => one.path === path))] : none}
      error={error}
      onCheck={check}
    />
  );
}
