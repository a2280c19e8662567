import { createHash } from 'node:crypto';
import type { JsonObject } from '#engine';
import { fillLedgers } from './ledgerFill.ts';
import { registerLatestRatings } from './ratings/values.ts';
import { reportLatest } from './sampleChecks/report.ts';
import type { Services } from './services.ts';
import { SYSTEM, type Ticker } from './timers.ts';
import { today } from './views/task.ts';

const HOUR = 3_600_000;

/**
 * Officers and offices into the ledgers that are filled from them: at the start, and within the hour after a change. What
 * finished sample checks found and the latest ratings go along, should a server have ended in between.
 */
export function staffTicker(services: Services): Ticker {
  let asked = Number.NEGATIVE_INFINITY;
  let known = '';
  return {
    async tick() {
      const now = services.clock();
      if (now - asked < HOUR) return 0;
      asked = now;
      const { officers, offices } = await sources(services);
      const active = (await services.packs.active()).map(({ row }) => row.digest);
      const print = createHash('sm3')
        .update(JSON.stringify([officers, offices, active]))
        .digest('hex');
      if (print === known) return 0;
      const filled = await fillLedgers(services, 'officers', officers, SYSTEM);
      const more = await fillLedgers(services, 'offices', offices, SYSTEM);
      await reportLatest(services, SYSTEM);
      await registerLatestRatings(services, SYSTEM);
      known = print;
      return filled.rows + more.rows;
    },
  };
}

/** Years that are over between two days, `YYYY-MM-DD`. */
function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return Math.max(0, to.slice(5) < from.slice(5) ? years - 1 : years);
}

/** Rows of the directory as the fills see them. */
async function sources({ organization, packs, clock }: Services) {
  const org = await organization.current();
  const facts = new Map(
    (await packs.active()).flatMap(({ pack }) =>
      Object.values(pack.organizations).flatMap(({ offices }) =>
        offices.map((one) => [one.id, one.facts ?? {}] as const),
      ),
    ),
  );
  const officers = org.users.map(({ userName, name, idNo, office, posts, established }) => {
    const since = posts.flatMap((held) => held.since ?? []).sort()[0] ?? null;
    const values = {
      userName,
      name,
      idNo,
      office,
      officeName: org.officeName(office),
      level: org.office(office)?.level ?? null,
      division: org.division(office),
      posts: [...new Set(posts.map(({ post }) => post))],
      established,
      since,
      years: since === null ? null : fullYears(since, today(clock())),
    } satisfies JsonObject;
    return { office, values };
  });
  const offices = org.offices.map(({ path: _, ...office }) => ({
    office: office.id,
    values: { ...facts.get(office.id), ...office } satisfies JsonObject,
  }));
  return { officers, offices };
}
