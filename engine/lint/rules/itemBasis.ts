import type { Finding, ItemRule } from '../types.ts';

/** An item does not outlive the law it rests on. */
export const itemBasis: ItemRule = ({ elements, validFrom, validTo }) => {
  const ends = elements.legalBasis.map((basis) => basis.validTo);
  const before = elements.legalBasis.flatMap((basis, at): Finding[] => {
    if (validFrom === undefined || basis.validTo === undefined || basis.validTo >= validFrom) return [];
    const message = `依据“${basis.law}”有效至 ${basis.validTo}，早于事项的施行日期 ${validFrom}。请删去或者更换。`;
    return [{ severity: 'error', code: 'lint.itemBasis', path: `/elements/legalBasis/${at}/validTo`, message }];
  });
  const last = ends.reduce(
    (latest, end) => (latest === undefined || end === undefined || end > latest ? end : latest),
    ends[0],
  );
  if (before.length > 0 || last === undefined || (validTo !== undefined && validTo <= last)) return before;
  const message = `全部设定依据在 ${last} 后失效，事项却没有在此之前截止。请补充依据，或者把截止日期定在 ${last} 以前。`;
  return [{ severity: 'warning', code: 'lint.itemBasis', path: '/validTo', message }];
};
