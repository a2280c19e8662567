import { type Refusal, refuse } from '../../result.ts';
import { findToken, type Run, type Visit } from '../run.ts';
import { visitOf } from '../scopes.ts';
import type { Token } from '../types.ts';

const GONE: Partial<Record<Token['waits'], [code: string, message: string]>> = {
  task: ['kernel.noSuchTask', '该任务已办理或已取消，请刷新后查看最新状态。'],
  job: ['kernel.noSuchJob', '该作业已完成或已取消。'],
  incident: ['kernel.noIncident', '该异常已处理或已取消，请刷新后查看最新状态。'],
};

/** The visit of a token that waits as it should, or a refusal: a stale command never meets another task. */
export function findWaiting(run: Run, id: number, waits: 'task' | 'job' | 'incident'): Visit | Refusal {
  const token = findToken(run, id);
  const visit = token?.waits === waits ? visitOf(run, token) : undefined;
  if (visit) return visit;
  const [code, message] = GONE[waits] ?? ['kernel.gone', '状态已改变，请刷新。'];
  return refuse(code, message);
}

/** The visit of an activity that has begun and not ended. */
export function findActive(run: Run, id: number): Visit | Refusal {
  const token = findToken(run, id);
  const isInside = token && token.waits !== 'join' && token.retry !== 'arrive' && token.retry !== 'leave';
  const visit = isInside ? visitOf(run, token) : undefined;
  return visit ?? refuse('kernel.noSuchToken', '该环节已办理或已取消，请刷新后查看最新状态。');
}
