import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode } from '../../bpmn/model.ts';
import { label } from '../fit.ts';
import { type Place, placesOf } from '../places.ts';
import { type Reason, reason } from './reason.ts';

/** What a token waits for must be what the new element waits for. */
export const waits: Reason = (plan, state) => [
  ...(state.ended ? [reason('ended', plan.from, '办件的流程已经结束，不需要迁移。')] : []),
  ...placesOf(plan, state).flatMap((place) => (place.to ? differs(place, place.to) : [])),
];

function differs({ token, from }: Place, to: FlowNode) {
  const [old, next] = [detailOf(from), detailOf(to)];
  if (token.waits === 'job' && (old.topic !== next.topic || old.decision !== next.decision))
    return [reason('job', from, `${label(from)}的作业已经发出，新版流程中它的作业类型不同（${next.topic ?? '无'}）。`)];
  if (token.waits === 'event' && old.allEvents !== next.allEvents)
    return [reason('allEvents', from, `${label(from)}在新版流程中等待事件的方式不同。`)];
  if (old.adHoc && old.adHoc.sequential !== next.adHoc?.sequential)
    return [reason('adHoc', from, `临时子流程${label(from)}在新版流程中的办理次序不同。`)];
  const marked = token.met?.some((mark) => mark.startsWith(`${from.id}#`)) ?? false;
  if (marked && JSON.stringify(old.triggers) !== JSON.stringify(next.triggers))
    return [reason('triggers', from, `${label(from)}等待的几个事件已经发生了一部分，新版流程等待的不同。`)];
  return [];
}
