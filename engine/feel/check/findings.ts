import type { Problem } from '../../result.ts';
import { positionOf } from '../problems.ts';
import type { Place } from '../syntax/tree.ts';

const MAX_SNIPPET = 24;

/** What the checks have found in one expression. */
export class Findings {
  readonly problems: Problem[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Notes what is wrong with a part; `what` is the rest of a Chinese sentence. */
  add(code: string, { at, end }: Place, what: string): void {
    const part = this.text.slice(at, end);
    const snippet = part.length > MAX_SNIPPET ? `${part.slice(0, MAX_SNIPPET)}…` : part;
    const place = `第 ${positionOf(this.text, at)} 个字符“${snippet}”处`;
    this.problems.push({ code, message: `表达式“${this.text}”有错误：${place}${what}。` });
  }
}
