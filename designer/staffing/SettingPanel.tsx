import { InputNumber, Select } from 'antd';
import type { StaffedStep, StaffPool } from '#engine';
import type { StaffingInput } from '../../runtime/ui/api/client.ts';
import { TableScroll } from '../../runtime/ui/parts/TableScroll.tsx';
import { ENOUGH, PROFILES, type ProfileKey, type Setting, versionsOf, withVersion } from './setting.ts';
import { poolName } from './words.ts';

export interface SettingPanelProps {
  input: StaffingInput;
  title: string;
  value: Setting;
  onChange: (next: Setting) => void;
}

/** One scheme: which version, how much comes, who works it, how long each step takes and how it ends. */
export function SettingPanel({ input, title, value, onChange }: SettingPanelProps) {
  const versions = versionsOf(input);
  const id = (name: string) => `${title} ${name}`;
  return (
    <section className="wt-panel st-scheme" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {versions.length > 1 ? (
          <Select
            aria-label={id('版本')}
            value={value.version}
            options={versions.map(({ key, title: label }) => ({ value: key, label }))}
            onChange={(key) => onChange(withVersion(input, value, key))}
          />
        ) : (
          <span className="wt-muted">{versions[0]?.title}</span>
        )}
      </header>
      <div className="wt-panel-body wt-stack">
        <div className="st-scheme-top">
          <Labelled label="每天来件">
            <InputNumber
              aria-label={id('每天来件')}
              min={0.1}
              max={5_000}
              value={value.perDay}
              onChange={(perDay) => perDay && onChange({ ...value, perDay })}
            />
          </Labelled>
          <Labelled label="来件时段">
            <Select<ProfileKey>
              aria-label={id('来件时段')}
              value={value.profile}
              options={Object.entries(PROFILES).map(([key, { title: label }]) => ({ value: key as ProfileKey, label }))}
              onChange={(profile) => onChange({ ...value, profile })}
            />
          </Labelled>
          <Labelled label="模拟工作日">
            <InputNumber
              aria-label={id('模拟工作日')}
              min={5}
              max={700}
              precision={0}
              value={value.days}
              onChange={(days) => days && onChange({ ...value, days })}
            />
          </Labelled>
        </div>
        <Pools input={input} title={title} pools={value.pools} onChange={(pools) => onChange({ ...value, pools })} />
        <Steps input={input} title={title} steps={value.steps} onChange={(steps) => onChange({ ...value, steps })} />
      </div>
    </section>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="st-labelled">
      <span>{label}</span>
      {children}
    </div>
  );
}

interface PoolsProps {
  input: StaffingInput;
  title: string;
  pools: StaffPool[];
  onChange: (pools: StaffPool[]) => void;
}

function Pools({ input, title, pools, onChange }: PoolsProps) {
  const change = (id: string, more: Partial<StaffPool>) =>
    onChange(pools.map((pool) => (pool.id === id ? { ...pool, ...more } : pool)));
  return (
    <TableScroll label={`${title}岗位`}>
      <table className="st-inputs" aria-label={`${title}岗位`}>
        <thead>
          <tr>
            <th scope="col">岗位</th>
            <th scope="col">人数（窗口数）</th>
            <th scope="col">用于本事项的时间</th>
          </tr>
        </thead>
        <tbody>
          {pools.map((pool) => (
            <tr key={pool.id}>
              <th scope="row">{poolName(input, pool)}</th>
              <td>
                <InputNumber
                  aria-label={`${title} ${poolName(input, pool)} 人数`}
                  min={1}
                  max={200}
                  precision={0}
                  value={pool.officers}
                  onChange={(officers) => officers && change(pool.id, { officers })}
                />
              </td>
              <td>
                <InputNumber
                  aria-label={`${title} ${poolName(input, pool)} 可用时间`}
                  min={1}
                  max={100}
                  precision={0}
                  suffix="%"
                  value={Math.round(pool.share * 100)}
                  onChange={(share) => share && change(pool.id, { share: share / 100 })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

interface StepsProps {
  input: StaffingInput;
  title: string;
  steps: StaffedStep[];
  onChange: (steps: StaffedStep[]) => void;
}

const BOUNDS = [
  ['min', '最少'],
  ['mode', '通常'],
  ['max', '最多'],
] as const;

function Steps({ input, title, steps, onChange }: StepsProps) {
  const change = (next: StaffedStep) => onChange(steps.map((step) => (step.element === next.element ? next : step)));
  return (
    <TableScroll label={`${title}环节`}>
      <table className="st-inputs" aria-label={`${title}环节`}>
        <thead>
          <tr>
            <th scope="col">环节</th>
            {BOUNDS.map(([name, label]) => (
              <th key={name} scope="col">
                {label}（分钟）
              </th>
            ))}
            <th scope="col">结果比例（%）</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.element}>
              <th scope="row">
                {step.name}
                <Source input={input} element={step.element} />
              </th>
              {BOUNDS.map(([name, label]) => (
                <td key={name}>
                  <Minutes label={`${title} ${step.name} ${label}`} step={step} bound={name} onChange={change} />
                </td>
              ))}
              <td>
                <Shares title={title} step={step} onChange={change} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** Where the times come from. */
function Source({ input, element }: { input: StaffingInput; element: string }) {
  const samples = input.measured.steps[element]?.samples ?? 0;
  return <small className="wt-muted">{samples >= ENOUGH ? `实测 ${samples} 次` : '常用值，待业务确认'}</small>;
}

interface MinutesProps {
  label: string;
  step: StaffedStep;
  bound: 'min' | 'mode' | 'max';
  onChange: (step: StaffedStep) => void;
}

function Minutes({ label, step, bound, onChange }: MinutesProps) {
  const { work } = step;
  if (work.kind !== 'triangular') return null;
  const set = (value: number) => {
    const next = { ...work, [bound]: value };
    // The three keep their order: the one that was typed moves the others along.
    if (bound === 'min') [next.mode, next.max] = [Math.max(next.mode, value), Math.max(next.max, value)];
    if (bound === 'mode') [next.min, next.max] = [Math.min(next.min, value), Math.max(next.max, value)];
    if (bound === 'max') [next.min, next.mode] = [Math.min(next.min, value), Math.min(next.mode, value)];
    onChange({ ...step, work: next });
  };
  return (
    <InputNumber
      aria-label={label}
      min={0.1}
      max={2_000}
      value={work[bound]}
      onChange={(value) => value && set(value)}
    />
  );
}

interface SharesProps {
  title: string;
  step: StaffedStep;
  onChange: (step: StaffedStep) => void;
}

/** One of the outcomes is the usual one and takes what the others leave. */
function Shares({ title, step, onChange }: SharesProps) {
  if (step.outcomes.length < 2) return <span className="wt-muted">—</span>;
  const [usual, ...others] = step.outcomes.toSorted((a, b) => b.share - a.share);
  const set = (id: string, share: number) => {
    const changed = step.outcomes.map((one) => (one.id === id ? { ...one, share } : one));
    const taken = changed.reduce((sum, one) => (one.id === usual?.id ? sum : sum + one.share), 0);
    const outcomes = changed.map((one) => (one.id === usual?.id ? { ...one, share: Math.max(0, 1 - taken) } : one));
    onChange({ ...step, outcomes });
  };
  return (
    <span className="st-shares">
      <span>
        {usual?.name} {Math.round((usual?.share ?? 0) * 100)}
      </span>
      {others.map((one) => (
        <span key={one.id}>
          {one.name}
          <InputNumber
            aria-label={`${title} ${step.name} ${one.name} 比例`}
            size="small"
            min={0}
            max={50}
            precision={0}
            value={Math.round(one.share * 100)}
            onChange={(value) => set(one.id, (value ?? 0) / 100)}
          />
        </span>
      ))}
    </span>
  );
}
