import { detailOf } from '../../bpmn/detail.ts';
import { label } from '../fit.ts';
import { findScope, placesOf } from '../places.ts';
import { type Reason, reason } from './reason.ts';

/** A called process that runs goes on, itself or by a plan of its own; the new call activity must call that one. */
export const calls: Reason = (plan, state) =>
  placesOf(plan, state).flatMap(({ token, from, to, plan: own }) => {
    const called = findScope(state, token.id)?.process;
    if (called === undefined || !to) return [];
    const [old, next] = [detailOf(from), detailOf(to)];
    const expected = own.calls[called]?.to.id ?? called;
    if (next.process !== expected)
      return [
        reason('called', from, `${label(from)}正在调用流程“${called}”，新版流程调用的是“${next.process ?? '无'}”。`),
      ];
    if (JSON.stringify(old.binding) !== JSON.stringify(next.binding))
      return [reason('called', from, `${label(from)}在新版流程中调用“${called}”的另一个版本。`)];
    const passes = (detail: typeof old) => [detail.inputs, detail.outputs, detail.locals].some((part) => part);
    if (passes(old) === passes(next)) return [];
    return [reason('called', from, `${label(from)}在新版流程中与被调用的流程传递数据的方式不同。`)];
  });
