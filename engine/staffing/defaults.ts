import type { FlowNode, Level, OutcomeKind, Post, Process } from '../bpmn/model.ts';
import type { ServiceItemSource } from '../service/types.ts';
import type { StaffedStep, StaffPool, WorkTime } from './types.ts';

type Minutes = [min: number, mode: number, max: number];

/** Minutes that a step usually takes where nothing was measured; to be confirmed by the business side. */
const MINUTES: Record<Post, Minutes> = {
  acceptance: [8, 15, 30],
  preliminaryReview: [8, 15, 40],
  reexamination: [5, 10, 25],
  approval: [3, 6, 15],
  issuance: [3, 5, 10],
  verification: [4, 8, 15],
  finance: [5, 10, 20],
  publicity: [3, 5, 10],
};
const OTHERS: Minutes = [5, 10, 20];

/** How often something other than the usual outcome comes; the first usual one takes the rest. */
const SHARES: Partial<Record<OutcomeKind, number>> = { supplement: 0.1, notAccept: 0.02, deny: 0.03 };

/** Posts of people who are not on the office's staff. */
const OUTSIDE: readonly Post[] = ['applicant'];

/** Most windows see their people in the morning; by hour of the day. */
export const USUAL_PROFILE: number[] = Array.from({ length: 24 }, (_, hour) =>
  hour < 8 || hour > 18 ? 0 : ([0.6, 1.3, 1.5, 1.1, 0.6, 0.9, 1.1, 1, 0.8, 0.5, 0.3][hour - 8] ?? 0),
);

const poolId = (level: Level, post: Post): string => `${level}/${post}`;

const workOf = (post: Post | undefined): WorkTime => {
  const [min, mode, max] = MINUTES[post ?? ''] ?? OTHERS;
  return { kind: 'triangular', min, mode, max };
};

type Budgets = Pick<ServiceItemSource, 'steps'>;

/** The user tasks of a process and of those that it calls, in the order of the drawing, with usual times and shares. */
export function staffedSteps(process: Process, calls: Record<string, Process>, item: Budgets): StaffedStep[] {
  return [process, ...Object.values(calls)].flatMap(({ nodes }) =>
    Object.values(nodes)
      .filter(({ type }) => type === 'userTask')
      .map((node) => stepOf(node, item)),
  );
}

/** Post and level of a user task as the item has them. */
export const placeOf = ({ id, settings }: FlowNode, { steps }: Budgets): { post: Post | undefined; level: Level } => ({
  post: settings.post,
  level: steps?.[id]?.level ?? settings.level ?? 'town',
});

function stepOf(node: FlowNode, item: Budgets): StaffedStep {
  const { post, level } = placeOf(node, item);
  const staffed = post !== undefined && !OUTSIDE.includes(post);
  const { outcomes } = node.settings;
  const seldom = outcomes.map(({ kind }) => SHARES[kind] ?? 0);
  const usual = outcomes.findIndex(({ kind }) => SHARES[kind] === undefined);
  const rest = 1 - seldom.reduce((sum, share) => sum + share, 0);
  return {
    element: node.id,
    name: node.name ?? node.id,
    ...(staffed ? { pool: poolId(level, post) } : {}),
    work: workOf(post),
    outcomes: outcomes.map(({ id, name, kind }, index) => ({
      id,
      name,
      kind,
      share: index === usual ? rest : (seldom[index] ?? 0),
    })),
  };
}

/** One pool for each level and post that works a step. */
export function staffPools(steps: StaffedStep[], officers: (level: Level, post: Post) => number): StaffPool[] {
  const ids = [...new Set(steps.flatMap(({ pool }) => pool ?? []))];
  return ids.map((id) => {
    const [level = 'town', post = ''] = id.split('/') as [Level, Post];
    return { id, level, post, officers: Math.max(1, officers(level, post)), share: 1 };
  });
}
