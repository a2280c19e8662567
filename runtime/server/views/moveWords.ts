import type { z } from '@hono/zod-openapi';
import { type CaseFact, type CompiledItem, nodeOf, promiseWords } from '#engine';
import type { TimelineEntry } from '../api/contract.ts';
import { pauseName, resultName } from './labels.ts';

type Words = Pick<z.infer<typeof TimelineEntry>, 'title' | 'kind' | 'text' | 'round'>;

const nameOf = (compiled: CompiledItem, element: string): string => nodeOf(compiled, element)?.name ?? element;

const other = (title: string, text?: string): Words => ({ title, kind: 'other', ...(text ? { text } : {}) });

/** Words of the timeline for approval moves: 委派、会办、取回、加签、中止 …; nothing for every other fact. */
export function moveWords(compiled: CompiledItem, fact: CaseFact): Words | undefined {
  switch (fact.type) {
    case 'task.delegated':
      return { title: `委派给${fact.toName}`, kind: 'transferred', text: fact.reason };
    case 'task.givenBack':
      return fact.text === undefined ? other('收回委派', fact.reason) : other('交回委派', fact.text);
    case 'task.consulted':
      return other(`请${fact.toName}会办`, fact.question);
    case 'advice.given':
      return { ...other(`${nameOf(compiled, fact.element)}：会办意见`, fact.text), round: fact.round };
    case 'task.takenBack':
      return { title: `取回“${nameOf(compiled, fact.element)}”`, kind: 'sentBack', text: fact.reason };
    case 'task.signerAdded':
      return other(`加签：${fact.userName}`, fact.reason);
    case 'task.signerDropped':
      return other(`减签：${fact.userName}`, fact.reason);
    case 'case.copied':
      return other(`抄送给${fact.toName}`, fact.note);
    case 'case.reminded':
      return other('催办', fact.text);
    case 'notice.consented':
      return other('同意再次要求补正', fact.reason);
    case 'notice.breached':
      return { title: '未一次性告知', kind: 'system', text: '补正要求超出首次一次性告知的范围，已记录。' };
    case 'case.suspended':
      return { title: `中止办理：${pauseName(fact.reason)}`, kind: 'system', text: fact.notice };
    case 'case.resumed':
      return other('恢复办理', fact.note);
    case 'clock.extended':
      return {
        title: `延长办理期限${promiseWords(fact.by)}`,
        kind: 'system',
        text: [fact.reason, fact.notice].filter(Boolean).join('。'),
      };
    case 'case.migrated':
      return { title: fact.undone ? '撤回：恢复按原版本办理' : '改按事项的新版本办理', kind: 'system' };
    case 'duty.warned':
      return { title: '岗位轮换提醒', kind: 'system', text: fact.message };
    case 'case.terminated':
      return { title: `终止办理：${resultName(fact.result)}`, kind: 'concluded', text: fact.reason };
    default:
      return undefined;
  }
}
