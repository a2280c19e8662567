import type { FlowNode, Post } from '../bpmn/model.ts';
import { dutyRulesOf } from '../duty/index.ts';
import type { CompiledItem, DutyRule } from '../service/types.ts';
import { placeOf } from '../staffing/index.ts';
import type { ItemReach, PartReach, ReachLack, ReachPart, Station, StationReach } from './types.ts';

type Reached = Pick<CompiledItem, 'item' | 'process'>;

interface Step {
  post: Post | undefined;
  level: Station['level'];
  part: ReachPart | undefined;
}

/** Posts of people who are not on the office's staff. */
const OUTSIDE: readonly Post[] = ['applicant'];

const hasOutcome = ({ settings }: FlowNode, kind: string): boolean =>
  settings.outcomes.some((outcome) => outcome.kind === kind);

function partOf(node: FlowNode, post: Post | undefined): ReachPart | undefined {
  if (hasOutcome(node, 'accept')) return 'start';
  if (hasOutcome(node, 'issue')) return 'collect';
  return post === 'preliminaryReview' ? 'review' : undefined;
}

/** The user tasks of an item that officers work, with where. */
function stepsOf({ item, process }: Reached): Step[] {
  return Object.values(process.nodes)
    .filter(({ type }) => type === 'userTask')
    .map((node) => {
      const { post, level } = placeOf(node, item);
      return { post, level, part: partOf(node, post) };
    })
    .filter(({ post }) => post !== undefined && !OUTSIDE.includes(post));
}

/** What of an item can be done at a station today (EXP-JS-4, EXP-HEN-6). */
export function itemReach(compiled: Reached, { level, officers }: Station): ItemReach {
  const steps = stepsOf(compiled);
  const posts = [...new Set(steps.flatMap((step) => (step.level === level && step.post ? [step.post] : [])))];
  const lacks = lacksOf(posts, officers, dutyRulesOf(compiled.item).apart);
  const blocked = new Set(lacks.flatMap((lack) => (lack.kind === 'post' ? [lack.post] : lack.posts)));
  const reach = (part: ReachPart): PartReach => {
    const own = steps.filter((step) => step.part === part);
    const [first] = own;
    if (!first) return { state: 'none' };
    const away = own.find((step) => step.level !== level);
    if (away) return { state: 'elsewhere', level: away.level };
    return { state: own.some(({ post }) => post !== undefined && blocked.has(post)) ? 'short' : 'here' };
  };
  return { start: reach('start'), review: reach('review'), collect: reach('collect'), lacks };
}

/** Posts that nobody there holds; else the rule that cannot be kept with the people there. */
function lacksOf(posts: Post[], officers: Station['officers'], rules: DutyRule[]): ReachLack[] {
  const empty = posts.filter((post) => !officers.some((officer) => officer.posts.includes(post)));
  if (empty.length > 0) return empty.map((post) => ({ kind: 'post', post }));
  const own = rules.map((rule) => ({ ...rule, apart: rule.apart.filter((post) => posts.includes(post)) }));
  if (assignable(posts, officers, own, {})) return [];
  const broken = own.find((rule) => rule.apart.length > 1 && !assignable(rule.apart, officers, [rule], {})) ?? own[0];
  return broken ? [{ kind: 'apart', posts: broken.apart, reason: broken.reason }] : [];
}

/** Whether each post can be given to an officer who holds it, so that every rule keeps its posts apart. */
function assignable(
  [post, ...rest]: Post[],
  officers: Station['officers'],
  rules: DutyRule[],
  given: Record<Post, string>,
): boolean {
  if (post === undefined) return true;
  return officers
    .filter((officer) => officer.posts.includes(post))
    .some(({ id }) => {
      const free = rules.every(
        ({ apart }) => !apart.includes(post) || apart.every((other) => other === post || given[other] !== id),
      );
      return free && assignable(rest, officers, rules, { ...given, [post]: id });
    });
}

/** Whether an item is meant for stations of this level: the twelve elements say so, or its process begins there. */
export const isMeantFor = ({ item, process }: Reached, level: Station['level']): boolean =>
  item.elements.exerciseLevels.includes(level) ||
  stepsOf({ item, process }).some((step) => step.part === 'start' && step.level === level);

/** The same for a whole catalogue. */
export function stationReach(reaches: readonly ItemReach[]): StationReach {
  const count = (part: ReachPart) => reaches.filter((one) => one[part].state === 'here').length;
  const lacks = new Map<string, StationReach['lacks'][number]>();
  for (const lack of reaches.flatMap((one) => one.lacks)) {
    const key = lack.kind === 'post' ? lack.post : lack.posts.join();
    lacks.set(key, { lack, items: (lacks.get(key)?.items ?? 0) + 1 });
  }
  return {
    items: reaches.length,
    start: count('start'),
    review: count('review'),
    collect: count('collect'),
    elsewhere: reaches.filter(({ start }) => start.state === 'elsewhere').length,
    lacks: [...lacks.values()].sort((a, b) => b.items - a.items),
  };
}
