import type { FlowNode, Process } from '../bpmn/model.ts';
import { cancelToken } from './cancel.ts';
import { dropUndoing } from './compensation/index.ts';
import { waitToJoin } from './joins.ts';
import { aheadOf, reachOf } from './reach.ts';
import { type Run, visitTo } from './run.ts';
import type { Token } from './types.ts';

interface Gap {
  join: FlowNode;
  flow: string;
}

/** Flows into parallel joins ahead of `from` that only branches beside it can fill. */
export function gapsOf(process: Process, from: string): Gap[] {
  const gaps: Gap[] = [];
  for (const id of aheadOf(process, from)) {
    const join = process.nodes[id];
    if (join?.type !== 'parallelGateway' || join.incoming.length < 2 || id === from) continue;
    const filled = reachOf(process, join, from);
    if (filled.size > 0) for (const flow of join.incoming) if (!filled.has(flow)) gaps.push({ join, flow });
  }
  return gaps;
}

const fills = (process: Process, { join, flow }: Gap, at: string): boolean =>
  at !== join.id && reachOf(process, join, at).has(flow);

/** Whether the way from `from` leads over `to` again, rather than beside it. */
export const leadsOver = (process: Process, from: string, to: string): boolean =>
  aheadOf(process, from).has(to) && !gapsOf(process, from).some((gap) => fills(process, gap, to));

/**
 * Clears the way from `from` in one scope: what it leads over again is canceled, parallel branches beside it go on, and
 * those that were done stay done, so that the joins ahead do not wait for them. `own` is canceled in any case.
 */
export function clearAhead(run: Run, process: Process, scope: number, from: string, own: string): void {
  const gaps = gapsOf(process, from);
  const again = (token: Token): boolean =>
    token.at === own || (aheadOf(process, from).has(token.at) && !standsBy(token));
  const standsBy = (token: Token): boolean => gaps.some((gap) => feeds(process, gap, token));
  const gone = run.state.tokens.filter((token) => token.scope === scope && again(token));
  dropUndoing(run, ({ by }) => gone.some((token) => token.id === by));
  for (const token of gone) cancelToken(run, token);
  for (const gap of gaps) fillGap(run, process, scope, gap);
}

const feeds = (process: Process, gap: Gap, token: Token): boolean =>
  token.at === gap.join.id && token.waits === 'join' ? token.via === gap.flow : fills(process, gap, token.at);

function fillGap(run: Run, process: Process, scope: number, gap: Gap): void {
  const live = run.state.tokens.some((token) => token.scope === scope && feeds(process, gap, token));
  if (!live) waitToJoin(run, visitTo(process, gap.join, scope, gap.flow));
}
