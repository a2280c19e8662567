import { checkIndicator, type Indicator, type MeasuredParts } from '../indicator/index.ts';
import { find, untold, type Workbench } from './gather.ts';
import { shownOf } from './shown.ts';
import type { Shown } from './shownTypes.ts';
import type { Pack } from './types.ts';
import type { Part } from './view.ts';

/** Every indicator of the pack, and those from above that its overlays changed; what is wrong goes to the bench. */
export function compileIndicators(bench: Workbench): Shown<Indicator>[] {
  return shownOf(bench.view, 'indicators').map(({ shown, part }) => {
    for (const { file } of untold(bench, [part])) {
      const found = checkIndicator(part.value, measuredBy(bench, part));
      bench.problems.push(...found.map((problem) => ({ ...problem, file })));
      findLedgers(bench, part);
    }
    return shown;
  });
}

function measuredBy(bench: Workbench, { home }: Part<Indicator>): MeasuredParts {
  return {
    columns: (ledger) => bench.view.parts.ledgers.get(ledger)?.value.columns.map(({ name }) => name),
    facts: [home, bench.view.pack].flatMap(factsOf),
  };
}

const factsOf = ({ organizations }: Pack): string[] =>
  Object.values(organizations).flatMap(({ offices }) => offices.flatMap(({ facts }) => Object.keys(facts ?? {})));

/** Ledgers that are measured must be there. */
function findLedgers(bench: Workbench, { value, file }: Part<Indicator>): void {
  for (const name of ['numerator', 'denominator'] as const) {
    const over = value[name]?.over ?? '';
    const ledger = over.slice('ledger:'.length);
    if (over.startsWith('ledger:')) find(bench, 'ledgers', ledger, { file, path: `/${name}/over` });
  }
}
