import type { CodeTable } from '#engine';
import type { Services } from '../services.ts';

const TABLE = 'EVAL_LABEL';
/** Entry of the table above the reasons of bad ratings; those without one are for good ratings. */
const BAD = 'B';

export interface RatingReason {
  code: string;
  name: string;
  /** To be ticked with a bad rating. */
  bad: boolean;
}

/** What applicants may tick: the entries of the installed code table EVAL_LABEL; none without one. */
export async function ratingReasons({ packs }: Pick<Services, 'packs'>): Promise<RatingReason[]> {
  const tables = (await packs.active()).flatMap(({ pack }): CodeTable[] => {
    const table = pack.codeTables[TABLE];
    return table ? [table] : [];
  });
  return (tables[0]?.entries ?? [])
    .filter(({ code }) => code !== BAD)
    .map(({ code, label, parent }) => ({ code, name: label, bad: parent === BAD }));
}
