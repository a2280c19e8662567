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
  const others = running.filter((kase) => kase.itemRef !== compiled.ref);
  const taken = Object.entries(sources);
  const origins = [...new Set(taken.map(([, source]) => source))];
  return (
    <>
      <ErrorAlert error={error} />
      <Running title="该申请人已有在办的同一事项，请核对是否重复申请" warn cases={same} />
      <Running title="该申请人还有在办的其他事项" cases={others} />
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

const shownCases = 5;

function Running({ title, warn = false, cases }: { title: string; warn?: boolean; cases: ApplicantLookup['cases'] }) {
  if (cases.length === 0) return null;
  return (
    <div className={warn ? 'wt-known wt-known-warn' : 'wt-known'} role={warn ? 'alert' : undefined}>
      <b>{title}</b>
      <ul>
        {cases.slice(0, shownCases).map((kase) => (
          <li key={kase.id}>
            <a href={`/desk/cases/${kase.id}`} target="_blank" rel="noreferrer">
              {kase.no}
            </a>{' '}
            {kase.itemName} · {day(kase.createdAt)} 收件
          </li>
        ))}
        {cases.length > shownCases ? <li className="wt-muted">还有 {cases.length - shownCases} 件</li> : null}
      </ul>
    </div>
  );
}

const titleOf = (compiled: CompiledItem, field: string): string => {
  const property = (compiled.form.schema.properties as JsonObject | undefined)?.[field] as JsonObject | undefined;
  return typeof property?.title === 'string' ? property.title : field;
};
