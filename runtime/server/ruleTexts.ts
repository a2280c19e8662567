import { inForce, type RuleText, type Shown, shownContent, shownFor } from '#engine';
import { packsInForce } from './packs/inForce.ts';
import type { Services } from './services.ts';

/** Rule texts in force today, by division (twelve digits) in which they hold. */
export async function ruleTextsToday(services: Services): Promise<(division: string) => Shown<RuleText>[]> {
  const { packs, options } = await packsInForce(services);
  const texts = shownContent(packs, options).ruleTexts;
  return (division) => shownFor(texts, division).filter(({ source }) => inForce(source, options.today));
}
