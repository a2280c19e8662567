import { detailOf } from '../../bpmn/detail.ts';
import type { FlowNode } from '../../bpmn/model.ts';
import { label } from '../fit.ts';
import { findScope, placesOf } from '../places.ts';
import { type Reason, reason } from './reason.ts';

/** What runs once must not turn into many runs, nor runs at once into runs in turn. */
export const loops: Reason = (plan, state) =>
  placesOf(plan, state).flatMap(({ token, from, to }) => {
    if (!to || token.index !== undefined) return [];
    if (shapeOf(from) !== shapeOf(to))
      return [reason('loop', from, `${label(from)}的多实例方式在新版流程中变了（${words(from)}改为${words(to)}）。`)];
    const book = findScope(state, token.id)?.vars;
    const { collection } = detailOf(to).loop ?? {};
    if (!book || collection === undefined || book.items !== undefined || detailOf(from).loop === undefined) return [];
    return [reason('loop', from, `${label(from)}原来按次数办理，新版流程按名单办理，正在办理的没有名单。`)];
  });

function shapeOf(node: FlowNode): string {
  const { loop, standardLoop } = detailOf(node);
  if (standardLoop) return 'standard';
  if (!loop) return 'once';
  return JSON.stringify([loop.sequential, loop.output?.item, node.settings.joint]);
}

function words(node: FlowNode): string {
  const { loop, standardLoop } = detailOf(node);
  if (standardLoop) return '循环';
  if (!loop) return '单实例';
  const how = loop.sequential ? '依次多实例' : '并行多实例';
  return node.settings.joint ? `${how}会签` : how;
}
