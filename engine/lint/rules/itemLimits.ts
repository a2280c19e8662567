import type { ItemRule } from '../types.ts';

const path = '/elements/timeLimit/promised';

/** The promise is never longer than the law allows. */
export const itemLimits: ItemRule = (item) => {
  const { statutory, promised } = item.elements.timeLimit;
  if (!statutory || statutory.unit !== promised.unit || promised.value <= statutory.value) return [];
  const message = `承诺时限（${promised.value}）长于法定时限（${statutory.value}）。请缩短承诺时限。`;
  return [{ severity: 'error', code: 'lint.itemLimits', path, message }];
};
