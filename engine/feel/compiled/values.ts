import type { Json } from '../../json.ts';
import { BEYOND } from './beyond.ts';
import { Day, Span } from './days.ts';

/** A value on its way through an expression. */
export type Value = Json | Day | Span | Value[];

/** Values of which the operators know all there is to know; lists and contexts have rules of their own. */
export type Scalar = null | boolean | number | string | Day | Span;

export const scalar = (value: Value): Scalar => {
  if (typeof value !== 'object' || value === null || value instanceof Day || value instanceof Span) return value;
  throw BEYOND;
};
