import { Checkbox } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import {
  type CompiledBundle,
  type IntakeProblem,
  type JsonObject,
  type MaterialRecord,
  mergedMaterials,
  mergedQuestions,
} from '#engine';
import { ApiError, type ApplicationForm } from '../../ui/api/client.ts';
import { ApplicantFields } from '../../ui/bundle/ApplicantFields.tsx';
import { RestForm, SharedForm } from '../../ui/bundle/BundleForms.tsx';
import {
  blankIntake,
  calledItems,
  type Intake,
  kindsOf,
  problemsOf,
  withApplicant,
  withOwn,
  withSituation,
} from '../../ui/bundle/intake.ts';
import { day } from '../../ui/parts/times.ts';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { useLeaveGuard } from '../../ui/parts/useLeaveGuard.ts';
import { useSame } from '../../ui/parts/useSame.ts';
import { Part } from '../accept/Part.tsx';
import { RestoredNotice } from '../accept/RestoredNotice.tsx';
import { Questions } from '../accept/SituationSection.tsx';
import { MaterialChecklist } from '../materials/MaterialChecklist.tsx';
import { BundleDecision } from './BundleDecision.tsx';
import { KnownBar } from './KnownBar.tsx';
import { type Received, useBundleAccept } from './useBundleAccept.ts';

interface Work {
  intake: Intake;
  received?: Received;
}

const none: readonly IntakeProblem[] = [];

/** One page from the applicant to the decision: what the items share is asked once, each asks the rest. */
export function BundleDesk({ form, bundle }: { form: ApplicationForm; bundle: CompiledBundle }) {
  const draft = useDraft<Work>(`accept.bundle.${bundle.ref}`);
  const [work, setWork] = useState<Work>(() => draft.found?.value ?? { intake: blankIntake(bundle) });
  const [restoredAt, setRestoredAt] = useState(() => draft.found?.at);
  const [checked, setChecked] = useState(false);
  const [place] = useState(() => ({ day: day(Date.now()), division: form.office.division }));
  const { intake, received } = work;
  const found = useSame(useMemo(() => problemsOf(bundle, intake, place), [bundle, intake, place]));
  const accept = useBundleAccept(
    bundle,
    intake,
    received,
    (opened) => setWork((before) => ({ ...before, received: { id: opened.id, no: opened.no, cases: opened.cases } })),
    draft.forget,
  );
  const problems = useSame(
    useMemo(() => [...(checked ? found : none), ...refused(accept.error)], [checked, found, accept.error]),
  );
  const edit = useCallback((change: (before: Intake) => Intake) => {
    setWork((before) => ({ ...before, intake: change(before.intake) }));
  }, []);
  const change = useMemo(
    () => ({
      shared: (shared: JsonObject) => edit((before) => ({ ...before, shared })),
      own: (ref: string, answers: JsonObject) => edit((before) => withOwn(before, ref, answers)),
      situation: (situation: JsonObject) => edit((before) => withSituation(before, situation)),
      materials: (materials: MaterialRecord[]) => edit((before) => ({ ...before, materials })),
    }),
    [edit],
  );
  const questions = useSame(useMemo(() => mergedQuestions(bundle, intake).situations, [bundle, intake]));
  const entries = useSame(useMemo(() => entriesOf(bundle, intake), [bundle, intake]));
  const dirty = intake.applicant.idNo !== '' || intake.applicant.name !== '' || intake.materials.length > 0;
  useLeaveGuard(dirty && !accept.done);
  useEffect(() => {
    if (dirty && !accept.done) draft.keep(work);
  }, [draft.keep, work, dirty, accept.done]);

  function startAfresh() {
    draft.forget();
    setRestoredAt(undefined);
    setWork({ intake: blankIntake(bundle) });
    setChecked(false);
  }

  const items = calledItems(bundle, intake);
  const forms = { bundle, intake, problems };
  return (
    <>
      <div className="wt-page-header">
        <h1>{form.title}</h1>
        <span className="wt-muted wt-grow">一次收件 · 承诺 {form.promised}</span>
        <a href={`/portal/bundle/${encodeURIComponent(bundle.ref)}`} target="_blank" rel="noreferrer">
          办事指南
        </a>
        <Link href="/accept">换事项</Link>
      </div>
      {restoredAt ? (
        <RestoredNotice
          at={restoredAt}
          name={intake.applicant.name}
          onClear={startAfresh}
          onClose={() => setRestoredAt(undefined)}
        />
      ) : null}
      <div className="wt-accept">
        <div className="wt-stack">
          <Part number={1} title="申请人">
            <ApplicantFields
              kinds={kindsOf(bundle)}
              applicant={intake.applicant}
              problems={problems}
              onChange={(applicant) => edit((before) => withApplicant(bundle, before, applicant))}
            />
            <KnownBar bundle={bundle} applicant={intake.applicant} onIntake={edit} />
          </Part>
          <Part number={2} title="办理情形" hint="回答决定办哪些事项、要哪些材料">
            <Questions questions={questions} answers={intake.situation} onChange={change.situation} />
            <Optional bundle={bundle} intake={intake} onIntake={edit} />
            <p className="wt-bundle-items" aria-live="polite">
              {items.length > 0 ? `一次办理：${items.map(({ name }) => name).join('；')}` : '请先回答情形。'}
            </p>
          </Part>
          {items.length > 0 ? (
            <Part number={3} title="共同填写" hint="只填一次，各事项共用">
              <SharedForm {...forms} onChange={change.shared} />
            </Part>
          ) : null}
          {items.map(({ ref, name }, index) => (
            <Part key={ref} number={index + 4} title={name}>
              <RestForm {...forms} reference={ref} place={place} onChange={change.own} />
            </Part>
          ))}
          {entries.length > 0 ? (
            <Part number={items.length + 4} title="材料" hint="共用的只收一次；收到一份勾一份，可拍照上传">
              <MaterialChecklist entries={entries} records={intake.materials} onChange={change.materials} />
            </Part>
          ) : null}
        </div>
        <BundleDecision
          bundle={bundle}
          intake={intake}
          place={place}
          problems={found}
          received={received}
          accept={accept}
          onCheck={() => setChecked(true)}
        />
      </div>
    </>
  );
}

function Optional(props: {
  bundle: CompiledBundle;
  intake: Intake;
  onIntake: (change: (before: Intake) => Intake) => void;
}) {
  const { bundle, intake, onIntake } = props;
  const offered = bundle.source.items.filter(({ item, optional }) => optional === true && bundle.items[item]);
  if (offered.length === 0) return null;
  return (
    <div className="wt-bundle-optional">
      <span className="wt-muted">还可以一起办：</span>
      <Checkbox.Group
        value={intake.choose}
        options={offered.map(({ item }) => ({ value: item, label: bundle.items[item]?.item.elements.name ?? item }))}
        onChange={(choose) => onIntake((before) => ({ ...before, choose }))}
      />
    </div>
  );
}

/** Each material once; what it is for stands with it. */
const entriesOf = (bundle: CompiledBundle, intake: Intake) =>
  mergedMaterials(bundle, intake)
    .filter(({ needed }) => needed !== false)
    .map(({ needed, items, whenText, ...material }) => {
      const names = items.map((ref) => bundle.items[ref]?.item.elements.name ?? ref).join('；');
      return { material: { ...material, whenText: [whenText, `用于：${names}`].filter(Boolean).join(' · ') }, needed };
    });

/** What the server refused, at its fields. */
function refused(error: unknown): IntakeProblem[] {
  if (!(error instanceof ApiError)) return [];
  return (error.problem.problems ?? []).flatMap(({ code, message, path }) =>
    path?.startsWith('/intake/') ? [{ code, message, path: path.slice('/intake'.length) }] : [],
  );
}
