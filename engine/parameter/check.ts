import type { Parameter, ParameterValue } from './types.ts';

/** What is wrong with a parameter, with the JSON pointer in its file. */
export interface ParameterFault {
  path: string;
  message: string;
}

const span = ({ from, to }: ParameterValue): string => `${from} 至 ${to ?? '今后'}`;

/** Values of one place in the order in which they begin, with their places in the file. */
function byPlace({ values }: Pick<Parameter, 'values'>): { value: ParameterValue; at: number }[][] {
  const places = new Map<string, { value: ParameterValue; at: number }[]>();
  for (const [at, value] of values.entries()) {
    const place = value.division ?? '';
    places.set(place, [...(places.get(place) ?? []), { value, at }]);
  }
  return [...places.values()].map((own) => own.sort((a, b) => a.value.from.localeCompare(b.value.from)));
}

/** Neighbors in time at one place. A value without an end ends where the next begins. */
const neighbors = (parameter: Pick<Parameter, 'values'>) =>
  byPlace(parameter).flatMap((own) =>
    own.slice(1).map(({ value, at }, index) => ({ before: own[index]?.value ?? value, value, at })),
  );

/** Faults: values of another type, periods that end before they begin, and periods of one place that overlap. */
export function checkParameter(parameter: Pick<Parameter, 'type' | 'values'>): ParameterFault[] {
  const wanted = parameter.type === 'number' ? 'number' : 'string';
  const single = parameter.values.flatMap(({ from, to, value }, at): ParameterFault[] => [
    ...(typeof value === wanted
      ? []
      : [{ path: `/values/${at}/value`, message: `值须为${wanted === 'number' ? '数字' : '文字'}，与类型一致。` }]),
    ...(to === undefined || to >= from
      ? []
      : [{ path: `/values/${at}/to`, message: `最后有效日期 ${to} 早于施行日期 ${from}，请改正。` }]),
  ]);
  const overlaps = neighbors(parameter)
    .filter(({ before, value }) => before.from === value.from || (before.to !== undefined && before.to >= value.from))
    .map(({ before, at }) => ({
      path: `/values/${at}/from`,
      message: `与同一地区的另一个值（${span(before)}）时间重叠，请改正起止日期。`,
    }));
  return [...single, ...overlaps];
}

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** Days between two values of one place for which there is none: to be looked at, not always wrong. */
export const parameterGaps = (parameter: Pick<Parameter, 'values'>): ParameterFault[] =>
  neighbors(parameter)
    .filter(({ before, value }) => before.to !== undefined && before.to < value.from && nextDay(before.to) < value.from)
    .map(({ before, value, at }) => ({
      path: `/values/${at}/from`,
      message: `${before.to} 之后到 ${value.from} 之前没有值，其间受理的办件取不到这个参数；如确无规定，请写明说明。`,
    }));
