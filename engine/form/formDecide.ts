import type { Calendar } from '../deadline/types.ts';
import { type DecisionModels, decide } from '../decision/index.ts';
import type { FormDecide } from './reader.ts';

/** What is needed of a compiled item. */
interface Asked {
  decisions?: DecisionModels;
  calendar: Pick<Calendar, 'utcOffset'>;
}

/**
 * How the forms of an item ask its decisions. There is no clock, as in all expressions of forms, so that server and browser
 * give the same at any time; what depends on the day reads `case.receivedAt`. Its own file: it brings the whole of DMN along.
 */
export const formDecide =
  ({ decisions = {}, calendar }: Asked): FormDecide =>
  (reference, data) =>
    decide(decisions, reference, data, { utcOffset: calendar.utcOffset });
