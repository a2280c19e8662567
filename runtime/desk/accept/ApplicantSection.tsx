import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input, Radio, Spin } from 'antd';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { APPLICANT_FIELDS, type CompiledItem, checkCitizenId, type JsonObject } from '#engine';
import { type Applicant, api } from '../../ui/api/client.ts';
import { Required } from '../../ui/form/templates/FieldShell.tsx';
import { citizenIdHint, cleanCitizenId } from '../../ui/form/widgets/CitizenIdWidget.tsx';
import { AgentFields } from './AgentFields.tsx';
import { type Acceptance, idTypeOf, withKnown } from './acceptance.ts';
import { KnownPanel } from './KnownPanel.tsx';
import { identityFault } from './precheck.ts';

export interface ApplicantSectionProps {
  compiled: CompiledItem;
  applicant: Applicant;
  /** Where values were taken over from, by field. */
  sources: Acceptance['sources'];
  showFaults: boolean;
  /** What the form says about the phone, once it is to be said. */
  phoneFault?: string | undefined;
  onApplicant: (applicant: Applicant) => void;
  onState: (change: (before: Acceptance) => Acceptance) => void;
}

const cleanCreditCode = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 18);

/** Enter goes from field to field, as in the form below. */
function nextOnEnter(event: KeyboardEvent<HTMLDivElement>) {
  if (
    event.key !== 'Enter' ||
    event.ctrlKey ||
    event.metaKey ||
    event.nativeEvent.isComposing ||
    !(event.target instanceof HTMLInputElement)
  )
    return;
  const inputs = [...event.currentTarget.querySelectorAll('input')];
  const next = inputs[inputs.indexOf(event.target) + 1];
  event.preventDefault();
  next?.focus();
  next?.select();
}

/** Fields of a form that repeat the applicant's phone. */
const phoneFields = new Set(
  [...APPLICANT_FIELDS.person, ...APPLICANT_FIELDS.organization]
    .map(([field]) => field)
    .filter((field) => /phone/i.test(field)),
);

/** What the form says of number, name and phone, which are asked for here instead of there. */
function toldOf({ form }: CompiledItem, person: boolean): { idNo?: string; name?: string; phone: boolean } {
  const properties = (form.schema.properties ?? {}) as Record<string, JsonObject>;
  const said = (field: string) => properties[field]?.description as string | undefined;
  const required = Array.isArray(form.schema.required) ? form.schema.required : [];
  const phone = required.some((field) => typeof field === 'string' && phoneFields.has(field));
  const [idNo, name] = person ? [said('idNo'), said('name')] : [said('uscc'), said('unitName')];
  return { ...(idNo ? { idNo } : {}), ...(name ? { name } : {}), phone };
}

/** Who applies: the number first, because everything known follows from it. */
export const ApplicantSection = memo(function ApplicantSection({
  compiled,
  applicant,
  sources,
  showFaults,
  phoneFault,
  onApplicant,
  onState,
}: ApplicantSectionProps) {
  const objects = compiled.item.elements.serviceObjects;
  const person = applicant.kind === 'person';
  const complete = applicant.idNo.length === 18 && identityFault(applicant) === undefined;
  const lookup = useQuery({
    queryKey: ['applicant', applicant.idNo],
    queryFn: () => api.applicant(applicant.idNo),
    enabled: complete,
  });
  const fault = applicant.idNo.length === 18 || showFaults ? identityFault(applicant) : undefined;
  const taken = useRef<string>(undefined);
  useEffect(() => {
    if (!lookup.data || taken.current === lookup.data.idNo) return;
    taken.current = lookup.data.idNo;
    const found = lookup.data;
    const here = document.activeElement;
    const reached = here instanceof HTMLInputElement && here.value === '' ? here : undefined;
    onState((before) => withKnown(compiled, before, found));
    // It may arrive in the field that is to be typed in: the typing then replaces it instead of following it.
    requestAnimationFrame(() => reached?.select());
  }, [lookup.data, compiled, onState]);

  const told = toldOf(compiled, person);
  const set = (change: Partial<Applicant>) => onApplicant({ ...applicant, ...change });
  const setIdNo = (text: string) => set({ idNo: person ? cleanCitizenId(text) : cleanCreditCode(text) });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key moves between the fields inside.
    <div onKeyDown={nextOnEnter}>
      {objects.length > 1 ? (
        <Radio.Group
          className="wt-applicant-kind"
          value={applicant.kind}
          options={[
            { value: 'person', label: '个人' },
            { value: 'organization', label: '单位' },
          ]}
          onChange={(event) => set({ kind: event.target.value, idType: idTypeOf(event.target.value), idNo: '' })}
        />
      ) : null}
      <div className="wt-grid wt-grid-3">
        <div className="wt-field">
          <label htmlFor="applicant-id" className="wt-field-label">
            {person ? '公民身份号码' : '统一社会信用代码'}
            <Required />
          </label>
          <Input
            id="applicant-id"
            className="wt-code-input"
            autoFocus
            autoComplete="off"
            value={applicant.idNo}
            suffix={
              lookup.isFetching ? (
                <Spin size="small" />
              ) : (
                <span className="wt-muted">
                  {complete || applicant.idNo === '' ? '' : `${applicant.idNo.length}/18`}
                </span>
              )
            }
            {...(fault ? { status: 'error' as const, 'aria-invalid': true } : {})}
            onChange={(event) => setIdNo(event.target.value)}
          />
          {fault ? <p className="wt-field-error">{fault}</p> : null}
          {person && complete ? <p className="wt-field-hint">{hintOf(applicant.idNo)}</p> : null}
          {!complete && told.idNo ? <p className="wt-field-hint">{told.idNo}</p> : null}
        </div>
        <div className="wt-field">
          <label htmlFor="applicant-name" className="wt-field-label">
            {person ? '姓名' : '单位名称'}
            <Required />
          </label>
          <Input
            id="applicant-name"
            autoComplete="off"
            maxLength={100}
            value={applicant.name}
            {...(showFaults && applicant.name === '' ? { status: 'error' as const } : {})}
            onChange={(event) => set({ name: event.target.value.replaceAll(/[.．•]/g, '·') })}
          />
          {told.name ? <p className="wt-field-hint">{told.name}</p> : null}
        </div>
        <div className="wt-field">
          <label htmlFor="applicant-phone" className="wt-field-label">
            联系电话
            {told.phone ? <Required /> : null}
          </label>
          <Input
            id="applicant-phone"
            autoComplete="off"
            inputMode="tel"
            maxLength={13}
            value={applicant.phone ?? ''}
            {...(phoneFault ? { status: 'error' as const, 'aria-invalid': true } : {})}
            onChange={(event) =>
              onApplicant(withPhone(applicant, event.target.value.normalize('NFKC').replace(/[^\d-]/g, '')))
            }
          />
          {phoneFault ? <p className="wt-field-error">{phoneFault}</p> : null}
        </div>
      </div>
      <div className="wt-applicant-agent">
        <Checkbox
          checked={applicant.agent !== undefined}
          onChange={(event) =>
            onApplicant(
              event.target.checked ? { ...applicant, agent: { name: '', idNo: '' } } : withoutAgent(applicant),
            )
          }
        >
          由他人代办
        </Checkbox>
        {applicant.agent ? <AgentFields agent={applicant.agent} onChange={(agent) => set({ agent })} /> : null}
      </div>
      <KnownPanel compiled={compiled} sources={sources} lookup={lookup.data} error={lookup.error} onState={onState} />
    </div>
  );
});

const hintOf = (idNo: string): string => {
  const checked = checkCitizenId(idNo);
  return checked.ok ? `校验通过 · ${citizenIdHint(idNo) ?? ''}` : '';
};

function withPhone({ phone: _before, ...rest }: Applicant, phone: string): Applicant {
  return phone === '' ? rest : { ...rest, phone };
}

function withoutAgent({ agent: _before, ...rest }: Applicant): Applicant {
  return rest;
}
