import { Button } from 'antd';
import type { CompiledItem, JsonObject } from '#engine';
import type { ApplicantLookup } from '../../ui/api/client.ts';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { day } from '../../ui/parts/times.ts';
import { type Acceptance, withoutKnown } from './acceptance.ts';

export interface KnownPanelProps {
  compiled: CompiledItem;
  sources: Acceptance['sources'];
  lookup: ApplicantLookup | undefined;
  error: unknown;
  onState: (change: (before: Acceptance) => Acceptance) => void;
}

const finished = new Set(['concluded', 'withdrawn']);

/** What was taken over from earlier records, each with source and date; and cases of the same person that run already. */
export function KnownPanel({ compiled, sources, lookup, error, onState }: KnownPanelProps) {
  const running = (lookup?.cases ?? []).filter((kase) => !finished.has(kase.status));
  const same = running.filter((kase) => kase.itemRef === compiled.ref);
  const taken = Object.entries(sources);
  const origins = [...new Set(taken.map(([, source]) => source))];
  return (
    <>
      <ErrorAlert error={error} />
      {running.length > 0 ? (
        <div
          className={same.length > 0 ? 'wt-known wt-known-warn' : 'wt-known'}
          role={same.length > 0 ? 'alert' : undefined}
        >
          <b>{same.length > 0 ? '该申请人已有在办的同一事项，请核对是否重复申请' : '该申请人还有在办事项'}</b>
          <ul>
            {running.slice(0, 5).map((kase) => (
              <li key={kase.id}>
                <a href={`/desk/cases/${kase.id}`} target="_blank" rel="noreferrer">
                  {kase.no}
                </a>{' '}
                {kase.itemName} · {day(kase.createdAt)} 收件
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {taken.length > 0 ? (
        <div className="wt-known">
          <b>已从既往记录带入 {taken.length} 项，请与本人核对</b>
          <Button size="small" onClick={() => onState((before) => withoutKnown(compiled, before))}>
            全部撤销
          </Button>
          <ul>
            {origins.map((source) => (
              <li key={source}>
                {taken
                  .filter(([, from]) => from === source)
                  .map(([field]) => titleOf(compiled, field))
                  .join('、')}
                <span className="wt-muted">（{source}）</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

const titleOf = (compiled: CompiledItem, field: string): string => {
  const property = (compiled.form.schema.properties as JsonObject | undefined)?.[field] as JsonObject | undefined;
  return typeof property?.title === 'string' ? property.title : field;
};
