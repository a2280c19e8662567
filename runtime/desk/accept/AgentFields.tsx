import { Input } from 'antd';
import { checkCitizenId } from '#engine';
import type { Applicant } from '../../ui/api/client.ts';
import { Required } from '../../ui/form/templates/FieldShell.tsx';
import { cleanCitizenId } from '../../ui/form/widgets/CitizenIdWidget.tsx';

type Agent = NonNullable<Applicant['agent']>;

/** Who acts for the applicant: name and number are kept with the case and printed on its papers. */
export function AgentFields({ agent, onChange }: { agent: Agent; onChange: (agent: Agent) => void }) {
  const checked = agent.idNo.length === 18 ? checkCitizenId(agent.idNo) : undefined;
  return (
    <div className="wt-grid wt-grid-3">
      <div className="wt-field">
        <label htmlFor="agent-id" className="wt-field-label">
          代办人公民身份号码
          <Required />
        </label>
        <Input
          id="agent-id"
          className="wt-code-input"
          value={agent.idNo}
          {...(checked && !checked.ok ? { status: 'error' as const } : {})}
          onChange={(event) => onChange({ ...agent, idNo: cleanCitizenId(event.target.value) })}
        />
        {checked && !checked.ok ? <p className="wt-field-error">{checked.message}</p> : null}
      </div>
      <div className="wt-field">
        <label htmlFor="agent-name" className="wt-field-label">
          代办人姓名
          <Required />
        </label>
        <Input
          id="agent-name"
          maxLength={100}
          value={agent.name}
          onChange={(event) => onChange({ ...agent, name: event.target.value })}
        />
      </div>
      <div className="wt-field">
        <label htmlFor="agent-phone" className="wt-field-label">
          代办人电话
        </label>
        <Input
          id="agent-phone"
          inputMode="tel"
          maxLength={13}
          value={agent.phone ?? ''}
          onChange={(event) => onChange({ ...agent, phone: event.target.value })}
        />
      </div>
    </div>
  );
}
