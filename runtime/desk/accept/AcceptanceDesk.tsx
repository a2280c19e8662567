import { type Dispatch, type SetStateAction, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import {
  askedQuestions,
  type CompiledItem,
  type FormProblem,
  type JsonObject,
  type MaterialRecord,
  neededMaterials,
} from '#engine';
import type { Applicant, Guide } from '../../ui/api/client.ts';
import { decideOf } from '../../ui/form/decisions.ts';
import { FormRenderer } from '../../ui/form/FormRenderer.tsx';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { useLeaveGuard } from '../../ui/parts/useLeaveGuard.ts';
import { useSame } from '../../ui/parts/useSame.ts';
import { MaterialChecklist } from '../materials/MaterialChecklist.tsx';
import { useMe } from '../useMe.ts';
import { ApplicantSection } from './ApplicantSection.tsx';
import {
  type Acceptance,
  acceptanceNode,
  blankAcceptance,
  dataOf,
  mirroredFields,
  withApplicant,
  withSituation,
} from './acceptance.ts';
import { DecisionPanel } from './DecisionPanel.tsx';
import { ElsewhereNotice } from './ElsewhereNotice.tsx';
import { Part } from './Part.tsx';
import { precheck } from './precheck.ts';
import { RestoredNotice } from './RestoredNotice.tsx';
import { SituationSection } from './SituationSection.tsx';
import { useAccept } from './useAccept.ts';

const none: FormProblem[] = [];

/** What each part of the page changes; the same functions for the life of the page, so that parts render by themselves. */
function useChanges(compiled: CompiledItem, setState: Dispatch<SetStateAction<Acceptance>>) {
  return useMemo(
    () => ({
      applicant: (applicant: Applicant) => setState((before) => withApplicant(compiled, before, applicant)),
      situation: (situation: JsonObject) => setState((before) => withSituation(compiled, before, situation)),
      form: (form: JsonObject) => setState((before) => ({ ...before, form })),
      materials: (materials: MaterialRecord[]) => setState((before) => ({ ...before, materials })),
    }),
    [compiled, setState],
  );
}

/** One page from the applicant to the decision; the panel beside it says all the time what still lacks. */
export function AcceptanceDesk({ guide, compiled }: { guide: Guide; compiled: CompiledItem }) {
  const { division } = useMe().office;
  const draft = useDraft<Acceptance>(`accept.${guide.ref}`);
  const [state, setState] = useState<Acceptance>(() => draft.found?.value ?? blankAcceptance(compiled, division));
  const [restoredAt, setRestoredAt] = useState(() => draft.found?.at);
  const [checked, setChecked] = useState(false);
  const [now] = useState(() => Date.now());
  const data = useMemo(() => dataOf(compiled, state, now), [compiled, state, now]);
  const check = useSame(useMemo(() => precheck(compiled, state, now), [compiled, state, now]));
  const needed = useSame(useMemo(() => neededMaterials(compiled.item, data), [compiled, data]));
  const asks = askedQuestions(compiled.item, data).length > 0;
  const formPart = asks ? 3 : 2;
  const change = useChanges(compiled, setState);
  const fixed = useMemo(() => mirroredFields(compiled, state.applicant), [compiled, state.applicant]);
  const accept = useAccept(
    guide.ref,
    state,
    (received) => setState((before) => ({ ...before, received })),
    draft.forget,
  );
  const dirty = state.applicant.idNo !== '' || state.applicant.name !== '' || state.materials.length > 0;
  useLeaveGuard(dirty && !accept.done);
  useEffect(() => {
    if (dirty && !accept.done) draft.keep(state);
  }, [draft.keep, state, dirty, accept.done]);

  function startAfresh() {
    draft.forget();
    setRestoredAt(undefined);
    setState(blankAcceptance(compiled, division));
    setChecked(false);
  }

  return (
    <>
      <div className="wt-page-header">
        <h1>{guide.name}</h1>
        <span className="wt-muted wt-grow">
          {guide.immediate ? '即办件' : `承诺 ${guide.promised}`} · {guide.pack.title} {guide.pack.version}
        </span>
        <a href={`/portal/item/${encodeURIComponent(guide.ref)}`} target="_blank" rel="noreferrer">
          办事指南
        </a>
        <Link href="/accept">换事项</Link>
      </div>
      {restoredAt ? (
        <RestoredNotice
          at={restoredAt}
          name={state.applicant.name}
          onClear={startAfresh}
          onClose={() => setRestoredAt(undefined)}
        />
      ) : null}
      <ElsewhereNotice compiled={compiled} />
      <div className="wt-accept">
        <div className="wt-stack">
          <Part number={1} title="申请人">
            <ApplicantSection
              compiled={compiled}
              applicant={state.applicant}
              sources={state.sources}
              showFaults={checked}
              phoneFault={checked ? check.applicant.find(({ key }) => key === 'applicant-phone')?.message : undefined}
              onApplicant={change.applicant}
              onState={setState}
            />
          </Part>
          {asks ? (
            <Part number={2} title="办理情形" hint="回答决定需要哪些材料">
              <SituationSection item={compiled.item} data={data} onChange={change.situation} />
            </Part>
          ) : null}
          <Part number={formPart} title={compiled.form.title}>
            <FormRenderer
              form={compiled.form}
              data={data}
              element={acceptanceNode(compiled)?.id}
              decide={decideOf(compiled)}
              fixed={fixed}
              problems={checked ? check.formProblems : none}
              onChange={change.form}
            />
          </Part>
          <Part number={formPart + 1} title="材料" hint="按当前情形列出；收到一份勾一份，可拍照上传">
            <MaterialChecklist entries={needed} records={state.materials} onChange={change.materials} />
          </Part>
        </div>
        <DecisionPanel
          compiled={compiled}
          state={state}
          data={data}
          check={check}
          accept={accept}
          onCheck={() => setChecked(true)}
        />
      </div>
    </>
  );
}
