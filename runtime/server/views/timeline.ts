import type { z } from '@hono/zod-openapi';
import { type CaseFact, type CompiledItem, fieldTitle, nodeOf } from '#engine';
import type { StepRecord } from '../../store/port.ts';
import type { Organization } from '../access/organization.ts';
import type { TimelineEntry } from '../api/contract.ts';
import { codeLabel, pauseName, postName, resultName } from './labels.ts';
import { moveWords } from './moveWords.ts';

type Entry = z.infer<typeof TimelineEntry>;
type Words = Pick<Entry, 'title' | 'kind' | 'text' | 'round'>;
type Fact<T extends CaseFact['type']> = Extract<CaseFact, { type: T }>;

const KINDS: Record<string, Entry['kind']> = {
  accept: 'accepted',
  notAccept: 'denied',
  approve: 'approved',
  deny: 'denied',
  issue: 'issued',
  sendBack: 'sentBack',
  supplement: 'supplement',
};
/** Opinions whose step has a fact that says more. */
const SPOKEN_BY: Record<string, CaseFact['type']> = { supplement: 'notice.issued', issue: 'result.delivered' };

const text = (words: string | undefined): { text?: string } => (words ? { text: words } : {});

function opinionWords(compiled: CompiledItem, fact: Fact<'opinion.given'>): Words {
  const node = nodeOf(compiled, fact.element);
  const outcome = node?.settings.outcomes.find(({ id }) => id === fact.outcome)?.name ?? '完成';
  const target = fact.target === undefined ? undefined : (nodeOf(compiled, fact.target)?.name ?? fact.target);
  const done = target === undefined ? outcome : `退回至“${target}”`;
  return {
    title: done === fact.name ? done : `${fact.name}：${done}`,
    kind: KINDS[fact.kind] ?? 'other',
    round: fact.round,
    ...text(fact.text),
  };
}

const materialNames = (compiled: CompiledItem, ids: string[]): string =>
  ids.map((id) => compiled.item.elements.materials.find((material) => material.id === id)?.name ?? id).join('、');

function noticeWords(compiled: CompiledItem, { materials, note, fields = [] }: Fact<'notice.issued'>): Words {
  const parts = [
    materials.length > 0 ? `需补正：${materialNames(compiled, materials)}` : '',
    fields.length > 0 ? `需更正：${fieldNames(compiled, fields)}` : '',
    note,
  ];
  return { title: '一次性告知', kind: 'supplement', ...text(parts.filter((part) => part !== '').join('。')) };
}

const fieldNames = (compiled: CompiledItem, names: string[]): string =>
  names.map((name) => fieldTitle(compiled.form, name)).join('、');

function supplementWords(compiled: CompiledItem, { materials, note, changes = [] }: Fact<'case.supplemented'>): string {
  const corrected = fieldNames(
    compiled,
    changes.map(({ field }) => field),
  );
  return [materialNames(compiled, materials), corrected && `更正：${corrected}`, note].filter(Boolean).join('。');
}

/** Words for a fact that matters to people, or nothing: most facts are the kernel's own. */
function wordsOf(compiled: CompiledItem, fact: CaseFact, all: CaseFact[]): Words | undefined {
  switch (fact.type) {
    case 'case.received':
      return { title: fact.channel === 'online' ? '网上收件' : '收件', kind: 'received' };
    case 'case.accepted': {
      const byOfficer = all.some((other) => other.type === 'opinion.given');
      return byOfficer
        ? undefined
        : { title: '视为受理', kind: 'accepted', text: '逾期未告知补正内容，自收到申请之日起即为受理。' };
    }
    case 'opinion.given':
      return all.some((other) => other.type === SPOKEN_BY[fact.kind]) ? undefined : opinionWords(compiled, fact);
    case 'notice.issued':
      return noticeWords(compiled, fact);
    case 'case.supplemented':
      return {
        title: '补正',
        kind: 'supplemented',
        ...text(supplementWords(compiled, fact)),
      };
    case 'task.transferred':
      return { title: `转办给${fact.toName}`, kind: 'transferred', ...text(fact.reason) };
    case 'result.delivered':
      return {
        title: '出件送达',
        kind: 'issued',
        text: `${codeLabel(compiled, 'DELIVERY', fact.delivery.method)}，签收人：${fact.delivery.receiver}`,
      };
    case 'clock.paused':
      return fact.reason === 'supplement'
        ? undefined
        : { title: `计时中止：${pauseName(fact.reason)}`, kind: 'system' };
    case 'incident.raised':
      return { title: '流程异常，等待处理', kind: 'system', text: fact.message };
    case 'case.concluded':
      return { title: `办结：${resultName(fact.result)}`, kind: 'concluded' };
    case 'case.withdrawn':
      return { title: '申请人撤回', kind: 'concluded', ...text(fact.reason) };
    default:
      return moveWords(compiled, fact);
  }
}

function actorPost(step: StepRecord, org: Organization): { actorPost?: string } {
  const opinion = step.facts.find((fact) => fact.type === 'opinion.given');
  const user = org.user(step.actor.id);
  if (!user) return {};
  const post = opinion?.post === undefined ? '' : ` ${postName(opinion.post)}`;
  const office = user.posts.find((held) => held.post === opinion?.post)?.office ?? user.office;
  return { actorPost: `${org.officeName(office)}${post}` };
}

/** What happened to a case, for people: one entry for every fact that matters, oldest first. */
export function timelineOf(compiled: CompiledItem, steps: StepRecord[], org: Organization): Entry[] {
  return steps.flatMap((step) =>
    step.facts.flatMap((fact) => {
      const words = wordsOf(compiled, fact, step.facts);
      return words
        ? [{ version: step.version, at: step.at, actor: step.actor.name, ...actorPost(step, org), ...words }]
        : [];
    }),
  );
}
