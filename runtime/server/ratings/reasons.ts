import { viewIn } from '../packs/inForce.ts';
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

/** What applicants may tick: the entries of the code table EVAL_LABEL as it holds in a division; none without one. */
export async function ratingReasons(services: Services, division: string): Promise<RatingReason[]> {
  const view = await viewIn(services, division, ['code-tables']);
  const tables = [...(view?.parts['code-tables'].values() ?? [])];
  const table = tables.find(({ value }) => value.id === TABLE)?.value;
  return (table?.entries ?? [])
    .filter(({ code }) => code !== BAD)
    .map(({ code, label, parent }) => ({ code, name: label, bad: parent === BAD }));
}
