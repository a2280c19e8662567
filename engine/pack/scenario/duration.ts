const FORM = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const PARTS = [86_400_000, 3_600_000, 60_000];

/** `P5D`, `PT2H` in milliseconds; undefined for anything else. Scenarios advance the clock by natural days, hours and minutes. */
export function milliseconds(duration: string): number | undefined {
  const match = FORM.exec(duration);
  if (!match || duration.length < 3) return undefined;
  return PARTS.reduce((sum, part, index) => sum + Number(match[index + 1] ?? 0) * part, 0);
}
