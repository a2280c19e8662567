import type { PackChange, PackChangeHead } from '../../runtime/ui/api/client.ts';

type Status = PackChangeHead['status'];

export const statusWords: Record<Status, { text: string; tone: 'ok' | 'warn' | 'bad' | 'info' | 'plain' }> = {
  planning: { text: '正在生成计划', tone: 'info' },
  planned: { text: '待安装', tone: 'info' },
  refused: { text: '不能安装', tone: 'bad' },
  applying: { text: '正在安装', tone: 'info' },
  applied: { text: '已生效', tone: 'ok' },
  failed: { text: '没有生效', tone: 'bad' },
  undone: { text: '已撤销', tone: 'plain' },
  interrupted: { text: '已中断，没有改动', tone: 'warn' },
};

/** A plan that finds nothing to do, or that waits for choices, is no failure. */
export function statusOf({ status, plan }: Pick<PackChange, 'status' | 'plan'>): (typeof statusWords)[Status] {
  if (plan?.kind === 'same') return { text: '没有变化', tone: 'plain' };
  const waits = status === 'refused' && plan?.problems.every(({ code }) => code === 'pack.conflict');
  return waits === true ? { text: '有冲突待选择', tone: 'warn' } : statusWords[status];
}

export const kindWords: Record<PackChangeHead['kind'], string> = { install: '安装', remove: '卸载', undo: '撤销' };

export function verbOf({ plan, kind, downgrade }: Pick<PackChange, 'plan' | 'kind' | 'downgrade'>): string {
  if (downgrade !== null) return '降级安装';
  return plan?.kind === 'upgrade' ? '升级' : kindWords[kind];
}

/** In lists: a version over a version is an upgrade. */
export function verbIn({ kind, fromVersion, downgrade }: PackChangeHead): string {
  if (downgrade !== null) return '降级安装';
  return kind === 'install' && fromVersion !== null ? '升级' : kindWords[kind];
}

export const isUnderWay = (status: Status): boolean => status === 'planning' || status === 'applying';

export const versionsOf = ({ fromVersion, toVersion }: Pick<PackChangeHead, 'fromVersion' | 'toVersion'>): string =>
  [fromVersion, toVersion].filter((version) => version !== null).join(' → ');

export const changeHref = (id: string): string => `/install/change?${new URLSearchParams({ id })}`;

const HOUR = 3_600_000;

/** 还可撤销 6 天 */
export function timeLeft(until: number, now: number): string {
  const hours = Math.max(1, Math.floor((until - now) / HOUR));
  return hours < 48 ? `还有 ${hours} 小时可以撤销` : `还有 ${Math.floor(hours / 24)} 天可以撤销`;
}
