import { parameterValue, type RatingLimits } from '#engine';
import { viewIn } from '../packs/inForce.ts';
import type { Services } from '../services.ts';
import { today } from '../views/task.ts';

/** Ids of the parameters that say how soon a bad rating is followed up, in working days, and how often contact is tried. */
const CONTACT = 'badRatingContactDays';
const RECTIFY = 'badRatingRectifyDays';
const ATTEMPTS = 'badRatingAttempts';

/** The limits that the packs set for a division (twelve digits) today; a step without one has no limit. */
export async function ratingLimits(services: Services, division: string): Promise<RatingLimits> {
  const view = await viewIn(services, division, ['parameters']);
  const parameters = [...(view?.parts.parameters.values() ?? [])].map(({ value }) => value);
  const numberOf = (id: string): number | undefined => {
    const parameter = parameters.find((one) => one.id === id);
    const value = parameter && parameterValue(parameter, today(services.clock()), division)?.value;
    return typeof value === 'number' ? value : undefined;
  };
  const [contactDays, rectifyDays, attempts] = [numberOf(CONTACT), numberOf(RECTIFY), numberOf(ATTEMPTS)];
  return {
    ...(contactDays === undefined ? {} : { contactDays }),
    ...(rectifyDays === undefined ? {} : { rectifyDays }),
    ...(attempts === undefined ? {} : { attempts }),
  };
}
