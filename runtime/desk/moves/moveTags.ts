import type { CaseDetail } from '../../ui/api/client.ts';
import { unitNames } from './caseForms.ts';

export interface MoveTag {
  tone: 'warn' | 'info' | 'bad';
  text: string;
}

const tag = (shown: boolean, tone: MoveTag['tone'], text: string): MoveTag[] => (shown ? [{ tone, text }] : []);

/** What the approval moves made of a case, in words for its head. */
export function moveTags({ moves, tasks }: CaseDetail): MoveTag[] {
  const waiting = tasks.flatMap((task) => task.moves.consultations.filter(({ state }) => state === 'waiting'));
  return [
    ...tag(moves.suspended !== null, 'warn', '已中止'),
    ...tag(
      tasks.some((task) => task.moves.delegation),
      'info',
      '委派中',
    ),
    ...tag(waiting.length > 0, 'info', `会办中（等待 ${waiting.length} 人）`),
    ...tag(
      tasks.some((task) => task.moves.demanding),
      'warn',
      '等待补充材料',
    ),
    ...moves.extensions.map(
      ({ by }): MoveTag => ({ tone: 'info', text: `已延期 ${by.value} ${unitNames[by.unit] ?? ''}` }),
    ),
    ...tag(moves.breaches > 0, 'bad', `未一次性告知 ${moves.breaches} 次`),
  ];
}
