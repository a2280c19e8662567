import {
  type Calendar,
  type Level,
  type Limit,
  type Process,
  type ServiceItemSource,
  type StaffedStep,
  type StaffingModel,
  type StaffPool,
  staffedSteps,
  staffPools,
  USUAL_PROFILE,
} from '#engine';
import type { StaffingInput } from '../../runtime/ui/api/client.ts';

/** One version of a process with the engine's own types in place of the API's unknowns. */
export interface Version {
  key: 'active' | 'draft';
  title: string;
  process: Process;
  calls: Record<string, Process>;
  promised: Limit;
  steps: NonNullable<ServiceItemSource['steps']>;
}

export const versionsOf = (input: StaffingInput): Version[] => input.versions as unknown as Version[];

export type ProfileKey = 'usual' | 'even' | 'morning';

export const PROFILES: Record<ProfileKey, { title: string; weights: number[] }> = {
  usual: { title: '上午略多', weights: USUAL_PROFILE },
  even: { title: '全天平均', weights: Array.from({ length: 24 }, () => 1) },
  morning: { title: '集中在上午', weights: Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 3 : 1)) },
};

/** What a person sets: one scheme. */
export interface Setting {
  version: Version['key'];
  perDay: number;
  profile: ProfileKey;
  days: number;
  pools: StaffPool[];
  steps: StaffedStep[];
}

export const WARM_UP = 10;
const SEED = 20_190_729;
const USUAL_PER_DAY = 15;

/** Begins with what was measured; where nothing was, with usual values. */
export function settingOf(input: StaffingInput, key: Version['key']): Setting | undefined {
  const version = versionsOf(input).find((one) => one.key === key);
  if (!version) return undefined;
  const steps = staffedSteps(version.process, version.calls, { steps: version.steps }).map((step) =>
    measuredStep(step, input),
  );
  const officers = (level: Level, post: string) =>
    input.staff.find((one) => one.level === level && one.post === post)?.officers ?? 1;
  const { perDay } = input.measured;
  return {
    version: key,
    perDay: perDay === null ? USUAL_PER_DAY : Math.max(0.1, Math.round(perDay * 10) / 10),
    profile: 'usual',
    days: 60,
    pools: staffPools(steps, officers),
    steps,
  };
}

/** Fewer cases say little about how long a step takes. */
export const ENOUGH = 10;

function measuredStep(step: StaffedStep, { measured }: StaffingInput): StaffedStep {
  const found = measured.steps[step.element];
  if (!found) return step;
  const times = found.minutes !== null && found.samples >= ENOUGH ? found.minutes : undefined;
  const total = Object.values(found.outcomes).reduce((sum, count) => sum + count, 0);
  return {
    ...step,
    ...(times ? { work: { kind: 'triangular', ...times } } : {}),
    ...(total >= ENOUGH
      ? { outcomes: step.outcomes.map((one) => ({ ...one, share: (found.outcomes[one.id] ?? 0) / total })) }
      : {}),
  };
}

/** Another version has steps of its own; what was set for those that stay is kept. */
export function withVersion(input: StaffingInput, setting: Setting, key: Version['key']): Setting {
  const fresh = settingOf(input, key);
  if (!fresh) return setting;
  const kept = <T>(list: T[], same: (one: T) => boolean, other: T): T => list.find(same) ?? other;
  return {
    ...setting,
    version: key,
    steps: fresh.steps.map((step) => {
      const own = kept(setting.steps, ({ element }) => element === step.element, step);
      const same = own.outcomes.map(({ id }) => id).join() === step.outcomes.map(({ id }) => id).join();
      return { ...step, work: own.work, ...(same ? { outcomes: own.outcomes } : {}) };
    }),
    pools: fresh.pools.map((pool) => kept(setting.pools, ({ id }) => id === pool.id, pool)),
  };
}

/** The model that a scheme is played as. The same cases come in every scheme. */
export function modelOf(input: StaffingInput, setting: Setting, today: string): StaffingModel | undefined {
  const version = versionsOf(input).find(({ key }) => key === setting.version);
  if (!version) return undefined;
  return {
    process: version.process,
    calls: version.calls,
    calendar: input.calendar as Calendar,
    start: today,
    days: setting.days,
    warmUp: WARM_UP,
    promised: version.promised,
    arrivals: { perDay: setting.perDay, profile: PROFILES[setting.profile].weights },
    steps: Object.fromEntries(setting.steps.map((step) => [step.element, step])),
    pools: setting.pools,
    seed: SEED,
  };
}

/** One more officer in one pool and nowhere else. */
export const oneMore = (model: StaffingModel, pool: string): StaffingModel => ({
  ...model,
  pools: model.pools.map((one) => (one.id === pool ? { ...one, officers: one.officers + 1 } : one)),
});
