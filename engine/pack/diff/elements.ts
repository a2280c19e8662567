import { naturalDays } from '../../service/naturalDays.ts';
import { promiseWords } from '../../service/promiseWords.ts';
import type { LegalBasis, ServiceElements } from '../../service/types.ts';
import { materialChanges } from './materials.ts';
import type { ItemChange } from './types.ts';
import { LEVELS, listChanges, OBJECTS, pairs, textChange } from './words.ts';

/** What changed in the twelve unified elements (BJ-6), in their order. */
export function elementChanges(before: ServiceElements, after: ServiceElements): ItemChange[] {
  const text = (part: string, of: (elements: ServiceElements) => string) => textChange(part, of(before), of(after));
  const list = (part: string, of: (elements: ServiceElements) => string[]) => listChanges(part, of(before), of(after));
  return [
    ...text('事项名称', ({ name }) => name),
    ...text('事项类型', ({ type }) => type),
    ...basisChanges(before.legalBasis, after.legalBasis),
    ...list('行使层级', ({ exerciseLevels }) => exerciseLevels.map((level) => LEVELS[level])),
    ...list('服务对象', ({ serviceObjects }) => serviceObjects.map((object) => OBJECTS[object])),
    ...limitChanges(before.timeLimit, after.timeLimit),
    ...list('受理条件', ({ acceptConditions }) => acceptConditions),
    ...list('不予受理情形', ({ notAccept }) => notAccept),
    ...materialChanges(before.materials, after.materials),
    ...text('办理流程', ({ procedure }) => procedure),
    ...text('办理结果', ({ result }) => result),
    ...text('收费', ({ fee }) => (fee.charged ? `收费，${fee.standard}` : fee.standard)),
    ...text('实施主体', ({ implementingBody }) => implementingBody),
  ];
}

const citation = ({ law, article = '' }: LegalBasis): string => `${law}${article}`;
const validity = ({ validTo }: LegalBasis): string => (validTo === undefined ? '现行有效' : `有效至${validTo}`);

function basisChanges(before: LegalBasis[], after: LegalBasis[]): ItemChange[] {
  const part = '设定依据';
  const { added, removed, kept } = pairs(before, after, citation);
  return [
    ...removed.map((basis): ItemChange => ({ part, kind: 'removed', text: `减少“${citation(basis)}”` })),
    ...added.map((basis): ItemChange => ({ part, kind: 'added', text: `增加“${citation(basis)}”` })),
    ...kept.flatMap(([old, now]) => {
      const changes = textChange(
        part,
        `${old.gist ?? '无摘要'}，${validity(old)}`,
        `${now.gist ?? '无摘要'}，${validity(now)}`,
      );
      return changes.map((change) => ({ ...change, text: `“${citation(now)}”${change.text}` }));
    }),
  ];
}

type TimeLimit = ServiceElements['timeLimit'];

function limitChanges(before: TimeLimit, after: TimeLimit): ItemChange[] {
  const part = '办理时限';
  const limit = (name: string, of: (limits: TimeLimit) => TimeLimit['statutory']): ItemChange[] => {
    const [old, now] = [of(before), of(after)];
    const [from, to] = [old ? promiseWords(old) : '未规定', now ? promiseWords(now) : '未规定'];
    if (from === to) return [];
    const verb = old && now ? direction(naturalDays(now) - naturalDays(old)) : '改';
    return [{ part, kind: 'changed', text: `${name}由“${from}”${verb}为“${to}”` }];
  };
  return [
    ...limit('法定时限', ({ statutory }) => statutory),
    ...limit('承诺时限', ({ promised }) => promised),
    ...textChange(part, kindOf(before), kindOf(after)),
    ...listChanges(part, before.excluded ?? [], after.excluded ?? [], '不计入时限的'),
    ...textChange(`${part}说明`, before.note ?? '无', after.note ?? '无'),
  ];
}

const direction = (change: number): string => (change < 0 ? '缩短' : change > 0 ? '延长' : '改');
const kindOf = ({ immediate }: TimeLimit): string => (immediate ? '即办件' : '承诺件');
