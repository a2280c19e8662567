import { dayTime } from '../views/time.ts';

/** Who took something out of the system: stands on every page of it. */
export interface Watermark {
  officer: string;
  office: string;
  /** Epoch ms. */
  at: number;
  purpose: string;
  /** Number of the record in the chain. */
  no: string;
}

/** One line that says it all. */
export const markLine = ({ officer, office, at, purpose, no }: Watermark): string =>
  `导出人：${officer}（${office}）　时间：${dayTime(at)}　用途：${purpose}　记录号：${no}`;

/** Short, to be written across a page. */
export const markAcross = ({ officer, office, at, purpose }: Watermark): string =>
  `${officer} ${office} ${dayTime(at)} ${purpose}`;
