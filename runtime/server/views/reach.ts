import type { z } from '@hono/zod-openapi';
import { type PartReach, type ReachLack, type ReachPart, stationReach } from '#engine';
import type { OfficeRow } from '../../store/port.ts';
import type { ReachBoard, StationGuide, StationReach } from '../api/contract.ts';
import type { PromisedService, ReachedItem, ReachedStation } from '../reach/compute.ts';
import { levelName, postName } from './labels.ts';

type Sums = z.infer<typeof ReachBoard>['sums'];
type Row = z.infer<typeof ReachBoard>['rows'][number];
type Item = z.infer<typeof StationReach>['items'][number];
type ServiceState = z.infer<typeof StationReach>['services'][number];

/** Where a step is worked: 「本站」「本站，暂缺人员」「乡镇（街道）」. */
function placeWords({ state, level }: PartReach): string {
  if (state === 'here') return '本站';
  if (state === 'short') return '本站，暂缺人员';
  return state === 'none' ? '无此环节' : levelName(level ?? '');
}

const lackWords = (lack: ReachLack): string =>
  lack.kind === 'post'
    ? `“${postName(lack.post)}”岗位没有人员`
    : `“${lack.posts.map(postName).join('、')}”不得由一人兼办，现有人员分不开（${lack.reason}）`;

function itemView({ compiled, reach }: ReachedItem): Item {
  const part = (name: ReachPart) => ({ state: reach[name].state, words: placeWords(reach[name]) });
  return {
    ref: compiled.ref,
    name: compiled.item.elements.name,
    group: compiled.item.group,
    start: part('start'),
    review: part('review'),
    collect: part('collect'),
    missing: reach.lacks.map(lackWords),
  };
}

/** Done without leaving the village: handed in, reviewed and collected there, as far as there is such a step. */
const isWhole = ({ reach }: ReachedItem): boolean =>
  reach.start.state === 'here' &&
  [reach.review, reach.collect].every(({ state }) => state === 'here' || state === 'none');

const SERVICE_WORDS = { whole: '全程不出村', started: '村里受理', away: '还要出村' };

function serviceView({ name, items, lacking }: PromisedService): ServiceState {
  const all = (done: (item: ReachedItem) => boolean) => !lacking && items.every(done);
  const state = all(isWhole) ? 'whole' : all(({ reach }) => reach.start.state === 'here') ? 'started' : 'away';
  return { name, state, words: SERVICE_WORDS[state] };
}

/** What people are missing for, and what is not worked in villages at all. */
function lacksOf(items: ReachedItem[]): Row['lacks'] {
  const reach = stationReach(items.map((one) => one.reach));
  const people = reach.lacks.map(({ lack, items: waiting }) => ({ words: lackWords(lack), items: waiting }));
  return reach.elsewhere === 0 ? people : [...people, { words: '不在村（社区）受理', items: reach.elsewhere }];
}

/** Stations added up. */
export function reachSums(stations: ReachedStation[]): Omit<Row, 'id' | 'name' | 'level' | 'isStation'> {
  const sums: Sums = { stations: stations.length, items: 0, start: 0, review: 0, collect: 0 };
  const lacks = new Map<string, number>();
  for (const { items } of stations) {
    const own = stationReach(items.map(({ reach }) => reach));
    for (const name of ['items', 'start', 'review', 'collect'] as const) sums[name] += own[name];
    for (const { words, items: waiting } of lacksOf(items)) lacks.set(words, (lacks.get(words) ?? 0) + waiting);
  }
  const most = [...lacks].map(([words, items]) => ({ words, items })).sort((a, b) => b.items - a.items);
  return { sums, ...promiseSums(stations), lacks: most.slice(0, MOST_LACKS) };
}

/** Of the stations for which something is promised: where each service, and where all of them are done. */
function promiseSums(stations: ReachedStation[]): Pick<Row, 'promised' | 'whole' | 'services'> {
  const states = stations.map(({ services }) => services.map(serviceView)).filter((one) => one.length > 0);
  const services = new Map<string, Row['services'][number]>();
  for (const { name, state } of states.flat()) {
    const sum = services.get(name) ?? { name, stations: 0, whole: 0, started: 0 };
    services.set(name, {
      name,
      stations: sum.stations + 1,
      whole: sum.whole + (state === 'whole' ? 1 : 0),
      started: sum.started + (state === 'away' ? 0 : 1),
    });
  }
  const whole = states.filter((one) => one.every(({ state }) => state === 'whole')).length;
  return { promised: states.length, whole, services: [...services.values()] };
}

const MOST_LACKS = 5;

const officeOf = ({ id, name, level }: OfficeRow) => ({ id, name, level: levelName(level) });

export function stationView(office: OfficeRow, station: ReachedStation): z.infer<typeof StationReach> {
  const { sums } = reachSums([station]);
  return {
    office: officeOf(office),
    sums,
    services: station.services.map(serviceView),
    lacks: lacksOf(station.items),
    items: station.items.map(itemView),
  };
}

/** As residents see it: without what the office lacks. */
export function stationGuide(
  office: OfficeRow,
  above: string,
  { items, services }: ReachedStation,
): z.infer<typeof StationGuide> {
  return {
    name: office.name,
    address: office.address,
    phone: office.phone,
    above,
    services: services.map(serviceView),
    items: items.map((one) => {
      const { missing: _, ...shown } = itemView(one);
      return shown;
    }),
  };
}
