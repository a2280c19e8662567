import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { CompiledBundle } from '#engine';
import { api, type BundleForm, type BundleReceipt, type FileRef } from '../../ui/api/client.ts';
import { blankIntake, type Intake } from '../../ui/bundle/intake.ts';
import { useAllDecisions } from '../../ui/form/decisions.ts';
import { type Uploads, UploadsContext } from '../../ui/parts/uploads.ts';
import { useDraft } from '../../ui/parts/useDraft.ts';
import { Trouble } from '../Trouble.tsx';
import { Waiting } from '../Waiting.tsx';
import { Application } from './Application.tsx';
import { type Answers, answersIn } from './answers.ts';
import { OfficePicker } from './OfficePicker.tsx';
import { Receipt } from './Receipt.tsx';
import '../guide/guide.css';
import './bundle.css';
import './apply.css';

/** What this browser keeps of an application until it is handed in, and then its receipt. */
export interface Kept {
  office: string;
  intake?: Intake;
  receipt?: BundleReceipt;
}

/** 网上申请: the office, one form over all items, a page to check it, the receipt. */
export default function ApplyPage({ reference }: { reference: string }) {
  const draft = useDraft<Kept>(`apply.${reference}`);
  const [kept, setKept] = useState<Kept | undefined>(() => draft.found?.value);
  const answers = answersIn(useSearch());
  useEffect(() => {
    if (kept) draft.keep(kept);
  }, [draft.keep, kept]);
  const again = () => {
    draft.forget();
    setKept(undefined);
  };
  return (
    <article className="pt-guide pt-apply">
      <Link href={`/bundle/${encodeURIComponent(reference)}`} className="pt-back">
        ‹ 办事指南
      </Link>
      {kept?.receipt ? <Receipt receipt={kept.receipt} onAgain={again} /> : null}
      {kept && !kept.receipt ? (
        <AtOffice
          key={kept.office}
          reference={reference}
          kept={kept}
          answers={answers}
          onKeep={setKept}
          onAgain={again}
        />
      ) : null}
      {kept ? null : <OfficePicker onChoose={(office) => setKept({ office })} />}
    </article>
  );
}

interface AtOfficeProps {
  reference: string;
  kept: Kept;
  answers: Answers;
  onKeep: (kept: Kept) => void;
  onAgain: () => void;
}

function AtOffice({ reference, kept, answers, onKeep, onAgain }: AtOfficeProps) {
  const form = useQuery({
    queryKey: ['bundleForm', reference, kept.office],
    queryFn: () => api.bundleForm(reference, kept.office),
    staleTime: 60_000,
  });
  const bundle = form.data?.bundle as CompiledBundle | undefined;
  const ready = useAllDecisions(bundle ? Object.values(bundle.items) : []);
  const uploads = useApplicantUploads(kept.office);
  if (form.error) return <Trouble error={form.error} onRetry={() => void form.refetch()} />;
  if (!form.data || !bundle || !ready) return <Waiting />;
  return (
    <UploadsContext.Provider value={uploads}>
      <Filling form={form.data} bundle={bundle} kept={kept} answers={answers} onKeep={onKeep} onAgain={onAgain} />
    </UploadsContext.Provider>
  );
}

function Filling(props: Omit<AtOfficeProps, 'reference'> & { form: BundleForm; bundle: CompiledBundle }) {
  const { form, bundle, kept, answers, onKeep, onAgain } = props;
  const [blank] = useState(() => ({ ...blankIntake(bundle), ...answers }));
  return (
    <Application
      form={form}
      bundle={bundle}
      intake={kept.intake ?? blank}
      restored={kept.intake !== undefined}
      onIntake={(intake) => onKeep({ office: kept.office, intake })}
      onReceipt={(receipt) => onKeep({ office: kept.office, receipt })}
      onOffice={onAgain}
    />
  );
}

/** Files go to the chosen office. What was uploaded in this visit can be looked at again; the server gives nothing back. */
function useApplicantUploads(office: string): Uploads {
  return useMemo(() => {
    const seen = new Map<string, string>();
    return {
      async upload(file, name, onProgress): Promise<FileRef> {
        const uploaded = await api.uploadAsApplicant(office, file, name, onProgress);
        seen.set(uploaded.hash, URL.createObjectURL(file));
        return uploaded;
      },
      url: ({ hash }) => seen.get(hash),
    };
  }, [office]);
}
