import { Checkbox, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { IntakeProblem } from '#engine';
import type { Applicant } from '../api/client.ts';
import { Required } from '../form/templates/FieldShell.tsx';
import { citizenIdHint, cleanCitizenId } from '../form/widgets/CitizenIdWidget.tsx';
import { blankApplicant } from './intake.ts';

export interface ApplicantFieldsProps {
  kinds: Applicant['kind'][];
  applicant: Applicant;
  /** Those of `/applicant/…` are shown here. */
  problems: readonly IntakeProblem[];
  onChange: (applicant: Applicant) => void;
}

type Agent = NonNullable<Applicant['agent']>;

const cleanCreditCode = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 18);
const cleanPhone = (text: string) => text.normalize('NFKC').replace(/[^\d-]/g, '');
const cleanName = (text: string) => text.replaceAll(/[.．•]/g, '·');

/** Who applies; every item takes it from here. */
export function ApplicantFields({ kinds, applicant, problems, onChange }: ApplicantFieldsProps) {
  const person = applicant.kind === 'person';
  const fault = (part: string) => problems.find(({ path }) => path === `/applicant/${part}`)?.message;
  const set = (change: Partial<Applicant>) => onChange({ ...applicant, ...change });
  const { phone: _phone, ...withoutPhone } = applicant;
  const { agent, ...alone } = applicant;
  return (
    <>
      {kinds.length > 1 ? (
        <Radio.Group
          className="wt-applicant-kind"
          value={applicant.kind}
          options={[
            { value: 'person', label: '个人' },
            { value: 'organization', label: '单位' },
          ]}
          onChange={(event) => onChange(blankApplicant(event.target.value))}
        />
      ) : null}
      <div className="wt-grid wt-grid-3">
        <Field
          id="applicant-idNo"
          label={person ? '公民身份号码' : '统一社会信用代码'}
          fault={fault('idNo')}
          hint={person ? (citizenIdHint(applicant.idNo) ?? '') : ''}
        >
          <Input
            id="applicant-idNo"
            className="wt-code-input"
            autoComplete="off"
            value={applicant.idNo}
            {...(fault('idNo') ? { status: 'error' as const } : {})}
            onChange={({ target }) => set({ idNo: (person ? cleanCitizenId : cleanCreditCode)(target.value) })}
          />
        </Field>
        <Field id="applicant-name" label={person ? '姓名' : '单位名称'} fault={fault('name')}>
          <Input
            id="applicant-name"
            autoComplete="off"
            maxLength={100}
            value={applicant.name}
            {...(fault('name') ? { status: 'error' as const } : {})}
            onChange={({ target }) => set({ name: cleanName(target.value) })}
          />
        </Field>
        <Field id="applicant-phone" label="联系电话" fault={fault('phone')}>
          <Input
            id="applicant-phone"
            autoComplete="off"
            inputMode="tel"
            maxLength={13}
            value={applicant.phone ?? ''}
            {...(fault('phone') ? { status: 'error' as const } : {})}
            onChange={({ target }) => {
              const phone = cleanPhone(target.value);
              onChange(phone === '' ? withoutPhone : { ...applicant, phone });
            }}
          />
        </Field>
      </div>
      <Checkbox
        className="wt-applicant-agent"
        checked={agent !== undefined}
        onChange={({ target }) => onChange(target.checked ? { ...applicant, agent: { name: '', idNo: '' } } : alone)}
      >
        由他人代办
      </Checkbox>
      {agent ? <AgentFields agent={agent} fault={fault('agent')} onChange={(next) => set({ agent: next })} /> : null}
    </>
  );
}

function AgentFields(props: { agent: Agent; fault: string | undefined; onChange: (agent: Agent) => void }) {
  const { agent, fault, onChange } = props;
  return (
    <div className="wt-grid wt-grid-3">
      <Field id="applicant-agent" label="代办人公民身份号码" fault={fault}>
        <Input
          id="applicant-agent"
          className="wt-code-input"
          value={agent.idNo}
          onChange={({ target }) => onChange({ ...agent, idNo: cleanCitizenId(target.value) })}
        />
      </Field>
      <Field id="applicant-agent-name" label="代办人姓名" fault={undefined}>
        <Input
          id="applicant-agent-name"
          maxLength={100}
          value={agent.name}
          onChange={({ target }) => onChange({ ...agent, name: cleanName(target.value) })}
        />
      </Field>
    </div>
  );
}

interface FieldProps {
  id: string;
  label: string;
  fault: string | undefined;
  hint?: string;
  children: ReactNode;
}

const Field = ({ id, label, fault, hint, children }: FieldProps) => (
  <div className="wt-field">
    <label htmlFor={id} className="wt-field-label">
      {label}
      <Required />
    </label>
    {children}
    {fault ? <p className="wt-field-error">{fault}</p> : null}
    {!fault && hint ? <p className="wt-field-hint">{hint}</p> : null}
  </div>
);
