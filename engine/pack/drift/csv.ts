import { csvText } from '../../csv.ts';
import { LEVELS } from '../diff/words.ts';
import { ELEMENTS } from './elements.ts';
import type { Difference, DriftBoard, DriftStation } from './types.ts';

const HEAD = [
  '机构编号',
  '机构名称',
  '层级',
  '区划代码',
  '事项',
  '事项名称',
  '要素',
  '位置',
  '对照值',
  '现行值',
  '来源内容包',
  '版本',
  '理由',
  '文号',
  '到期日',
  '超出权限',
];

/** One line for every field in which a station differs, for Excel. */
export function driftCsv({ stations, bindings }: DriftBoard): string {
  const lines = stations.flatMap((station) =>
    (bindings[station.binding]?.differences ?? []).map((difference) => lineOf(station, difference)),
  );
  return csvText([HEAD, ...lines]);
}

function lineOf(station: DriftStation, difference: Difference): string[] {
  const { source } = difference;
  const element = ELEMENTS.find(({ id }) => id === difference.element)?.title ?? '';
  return [
    station.id,
    station.name,
    LEVELS[station.level],
    station.division,
    difference.ref,
    difference.title,
    element,
    difference.place,
    difference.from,
    difference.to,
    source.title,
    source.version,
    source.reason ?? '',
    source.document ?? '',
    source.expires ?? '',
    difference.beyond ?? '',
  ];
}
