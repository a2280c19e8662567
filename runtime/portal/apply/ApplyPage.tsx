import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { CompiledBundle } from '#engine';
import { type ApplicationForm, type ApplicationReceipt, newKey } from '../../ui/api/client.ts';
import { blankIntake, type Intake, withSituation } from '../../ui/bundle/intake.ts';
import { useAllDecisions } from '../../ui/form/decisions.ts';
import { UploadsContext } from '../../ui/parts/uploads.ts';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { Trouble } from '../Trouble.tsx';
import { useApplicantUploads } from '../uploads/useApplicantUploads.ts';
import { dropWaiting } from '../uploads/waitingFiles.ts';
import { Waiting } from '../Waiting.tsx';
import { Application } from './Application.tsx';
import { OfficePicker } from './OfficePicker.tsx';
import { Receipt } from './Receipt.tsx';
import { RoomyControls } from './RoomyControls.tsx';
import { type Answers, answersIn, formOf, guideHref, type Subject } from './subject.ts';
import '../guide/guide.css';
import '../progress/progress.css';
import './apply.css';

/** What this browser keeps of an application until it is handed in, and then its receipt. */
export interface Kept {
  office: string;
  /** Sent with the application: one whose answer was lost is not opened twice, even after the page was closed. */
  key: string;
  intake?: Intake;
  receipt?: ApplicationReceipt;
  /** Materials that were not uploaded and are needed, by name. */
  toBring?: string[];
}

const scopeOf = ({ kind, reference }: Subject): string => `apply.${kind}.${reference}`;

/** 网上申请: the office, what is to be filled in, a page to check it, the receipt. */
export default function ApplyPage({ subject, large }: { subject: Subject; large: boolean }) {
  const scope = scopeOf(subject);
  const draft = useDraft<Kept>(scope);
  const [kept, setKept] = useState<Kept | undefined>(() => draft.found?.value);
  const answers = answersIn(useSearch());
  useEffect(() => {
    if (kept) draft.keep(kept);
  }, [draft.keep, kept]);
  const again = () => {
    draft.forget();
    void dropWaiting(scope);
    setKept(undefined);
  };
  return (
    <article className="pt-guide pt-apply">
      <Link href={guideHref(subject)} className="pt-back">
        ‹ 办事指南
      </Link>
      {kept?.receipt ? (
        <Receipt subject={subject} receipt={kept.receipt} toBring={kept.toBring ?? []} onAgain={again} />
      ) : null}
      {kept && !kept.receipt ? (
        <RoomyControls large={large}>
          <AtOffice
            key={kept.office}
            subject={subject}
            kept={kept}
            answers={answers}
            onKeep={setKept}
            onAgain={again}
          />
        </RoomyControls>
      ) : null}
      {kept ? null : <OfficePicker subject={subject} onChoose={(office) => setKept({ office, key: newKey() })} />}
    </article>
  );
}

interface AtOfficeProps {
  subject: Subject;
  kept: Kept;
  answers: Answers;
  onKeep: (kept: Kept) => void;
  onAgain: () => void;
}

function AtOffice(props: AtOfficeProps) {
  const { subject, kept, onAgain } = props;
  const form = useQuery({
    queryKey: ['applicationForm', subject, kept.office],
    queryFn: () => formOf(subject, kept.office),
    staleTime: 60_000,
  });
  const bundle = form.data?.bundle as CompiledBundle | undefined;
  const ready = useAllDecisions(bundle ? Object.values(bundle.items) : []);
  const uploads = useApplicantUploads(kept.office, scopeOf(subject));
  if (form.error)
    return (
      <>
        <Trouble error={form.error} onRetry={() => void form.refetch()} />
        <button type="button" className="pt-button" onClick={onAgain}>
          重新选择机构
        </button>
      </>
    );
  if (!form.data || !bundle || !ready) return <Waiting />;
  return (
    <UploadsContext.Provider value={uploads}>
      <Filling {...props} form={form.data} bundle={bundle} />
    </UploadsContext.Provider>
  );
}

function Filling(props: AtOfficeProps & { form: ApplicationForm; bundle: CompiledBundle }) {
  const { subject, form, bundle, kept, answers, onKeep, onAgain } = props;
  const [blank] = useState(() => withSituation({ ...blankIntake(bundle), choose: answers.choose }, answers.situation));
  const [restored] = useState(kept.intake !== undefined);
  return (
    <Application
      subject={subject}
      form={form}
      bundle={bundle}
      intake={kept.intake ?? blank}
      restored={restored}
      sendKey={kept.key}
      onSendKey={(key) => onKeep({ ...kept, key })}
      onIntake={(intake) => onKeep({ ...kept, intake })}
      onReceipt={(receipt, toBring) => {
        void dropWaiting(scopeOf(subject));
        onKeep({ office: kept.office, key: kept.key, receipt, toBring });
      }}
      onAgain={onAgain}
    />
  );
}
