import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import type { Problem } from '#engine';
import type { InstallChoices, PackChange } from '../../runtime/ui/api/client.ts';

const SHOWN = 50;

/** What stands against the plan, and what whoever installs may decide about it. */
export function ProblemsPanel({
  change,
  locked,
  onChoose,
}: {
  change: PackChange;
  locked: boolean;
  onChoose: (choices: InstallChoices) => void;
}) {
  const { plan, error, choices, certification } = change;
  if (change.appliedAt !== null) return null;
  // Conflicts have a panel of their own, with the choices beside them.
  const problems = (plan?.problems ?? error?.problems ?? []).filter(({ code }) => code !== 'pack.conflict');
  if (problems.length === 0 && !error) return null;
  const has = (code: string) => problems.some((problem) => problem.code === code);
  const uncertified = (certification?.problems.length ?? 0) > 0;
  return (
    <Alert
      type="error"
      showIcon
      title={error?.message ?? `有 ${problems.length} 处问题，解决之后才能安装`}
      description={
        <div className="wt-stack">
          <ProblemList problems={problems} />
          <div className="wt-row">
            {has('pack.vanished') ? (
              <Button size="small" disabled={locked} onClick={() => onChoose({ ...choices, removals: 'all' })}>
                确认删除这些部分
              </Button>
            ) : null}
            {uncertified && choices.sandbox !== true ? (
              <Button size="small" disabled={locked} onClick={() => onChoose({ ...choices, sandbox: true })}>
                仅作试用，不按认证把关
              </Button>
            ) : null}
          </div>
          {has('pack.downgrade') || has('pack.sameVersion') ? (
            <Downgrade locked={locked} onChoose={(reason) => onChoose({ ...choices, downgrade: { reason } })} />
          ) : null}
        </div>
      }
    />
  );
}

/** The way back to an older version, for whoever says why. */
function Downgrade({ locked, onChoose }: { locked: boolean; onChoose: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  const words = reason.trim();
  return (
    <div className="wt-row">
      <Input
        size="small"
        className="st-reason"
        aria-label="降级安装的理由"
        placeholder="降级安装的理由（记录在案）"
        maxLength={500}
        disabled={locked}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onPressEnter={() => words !== '' && onChoose(words)}
      />
      <Button size="small" disabled={locked || words === ''} onClick={() => onChoose(words)}>
        降级安装
      </Button>
    </div>
  );
}

function ProblemList({ problems }: { problems: Problem[] }) {
  return (
    <ul className="st-problems">
      {problems.slice(0, SHOWN).map(({ code, message, file, path }) => (
        <li key={`${code} ${file ?? ''} ${path ?? ''} ${message}`}>
          {file ? <code>{file}</code> : null} {message}
        </li>
      ))}
      {problems.length > SHOWN ? <li>……其余 {problems.length - SHOWN} 处略</li> : null}
    </ul>
  );
}
