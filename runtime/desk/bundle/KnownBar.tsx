import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CompiledBundle } from '#engine';
import { type Applicant, api } from '../../ui/api/client.ts';
import { type Intake, withKnown } from '../../ui/bundle/intake.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { day } from '../../ui/parts/times.ts';
import { identityFault } from '../accept/precheck.ts';

export interface KnownBarProps {
  bundle: CompiledBundle;
  applicant: Applicant;
  onIntake: (change: (before: Intake) => Intake) => void;
}

const finished = new Set(['concluded', 'withdrawn']);

/** What earlier records tell of the applicant is taken over into what is empty, with its sources; and what runs already. */
export function KnownBar({ bundle, applicant, onIntake }: KnownBarProps) {
  const complete = applicant.idNo.length === 18 && identityFault(applicant) === undefined;
  const lookup = useQuery({
    queryKey: ['applicant', applicant.idNo],
    queryFn: () => api.applicant(applicant.idNo),
    enabled: complete,
  });
  const done = useRef<string>(undefined);
  const [fields, setFields] = useState<string[]>([]);
  useEffect(() => {
    if (!lookup.data || done.current === lookup.data.idNo) return;
    done.current = lookup.data.idNo;
    const { known } = lookup.data;
    onIntake((before) => {
      const { intake, taken } = withKnown(bundle, before, known);
      setFields(taken);
      return intake;
    });
  }, [lookup.data, bundle, onIntake]);
  const refs = new Set(Object.values(bundle.items).map(({ ref }) => ref));
  const same = (lookup.data?.cases ?? []).filter(({ itemRef, status }) => refs.has(itemRef) && !finished.has(status));
  const sources = [...new Set((lookup.data?.known ?? []).map(({ source, at }) => `${source}，${day(at)}`))];
  return (
    <>
      <ErrorAlert error={lookup.error} />
      {same.length > 0 ? (
        <div className="wt-known wt-known-warn" role="alert">
          <b>该申请人已有在办的同一事项，请核对是否重复申请</b>
          <ul>
            {same.map(({ id, no, itemName, createdAt }) => (
              <li key={id}>
                <a href={`/desk/cases/${id}`} target="_blank" rel="noreferrer">
                  {no}
                </a>{' '}
                {itemName} · {day(createdAt)} 收件
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {fields.length > 0 ? (
        <div className="wt-known">
          <b>已从既往记录带入 {fields.length} 项，请与本人核对</b>
          <p>
            {fields.join('、')}
            <span className="wt-muted">（{sources.join('；')}）</span>
          </p>
        </div>
      ) : null}
    </>
  );
}
