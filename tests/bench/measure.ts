/** Median of the figures of several rounds. */
export function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Runs `work` again and again for `ms`; how many times a second it was done, `each` counting as that many. */
export async function rate(ms: number, each: number, work: () => unknown): Promise<number> {
  const begun = performance.now();
  let rounds = 0;
  while (performance.now() - begun < ms) {
    await work();
    rounds += 1;
  }
  return (rounds * each * 1000) / (performance.now() - begun);
}

/** Peers alternate, so that noise of the machine falls on all of them; the median of each. */
export async function alternate(
  rounds: number,
  contenders: Record<string, () => Promise<number>>,
): Promise<Record<string, number>> {
  const figures: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, contender] of Object.entries(contenders)) {
      figures[name] = [...(figures[name] ?? []), await contender()];
    }
  }
  return Object.fromEntries(Object.entries(figures).map(([name, list]) => [name, median(list)]));
}

export const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(1);

export function row(name: string, value: number, unit: string, beside?: { name: string; value: number }): void {
  const ratio = beside === undefined ? '' : `  ${figure(value / beside.value)}× ${beside.name}`;
  console.log(`  ${name.padEnd(46)}${figure(value).padStart(10)} ${unit.padEnd(10)}${ratio}`);
}
