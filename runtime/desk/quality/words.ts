import type { Reconciliation, SampleCheckDetail } from '../../ui/api/client.ts';

/** 97.5%；没有可以核对的内容时为“—”。 */
export const percent = (accuracy: number | null): string => (accuracy === null ? '—' : `${accuracy}%`);

const PHASES: Record<Reconciliation['phase'], string> = {
  cases: '正在补登未登记过的办件',
  rows: '正在逐行核对',
  chain: '正在查找缺行',
  rules: '正在核对台账之间的规则',
  done: '已完成',
};

export const phaseWords = ({ phase, counts }: Reconciliation): string =>
  `${PHASES[phase]}：台账 ${counts.rows} 行，办理记录 ${counts.steps} 步`;

export const STATES: Record<SampleCheckDetail['lines'][number]['state'], { name: string; tag: string }> = {
  open: { name: '未核对', tag: 'plain' },
  begun: { name: '核对中', tag: 'info' },
  right: { name: '无误', tag: 'ok' },
  wrong: { name: '有误', tag: 'bad' },
};

/** Address of a row of a ledger. */
export const rowAddress = (ledger: string, row: number): string => `/ledgers/${encodeURIComponent(ledger)}?row=${row}`;
