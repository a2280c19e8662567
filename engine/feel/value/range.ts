import type { FeelValue } from './types.ts';

/** An interval (DMN 1.5 §10.3.2.7). An end that is null is unbounded, and then not included. */
export class FeelRange {
  readonly kind = 'range';
  readonly start: FeelValue;
  readonly end: FeelValue;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;

  constructor(start: FeelValue, end: FeelValue, startIncluded: boolean, endIncluded: boolean) {
    this.start = start;
    this.end = end;
    this.startIncluded = startIncluded;
    this.endIncluded = endIncluded;
  }
}
