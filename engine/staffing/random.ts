import type { WorkTime } from './types.ts';

/** Numbers from 0 up to but not including 1. */
export type Random = () => number;

/** mulberry32: small, fast, and the same everywhere for a seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A stream of its own for each case: another number of officers meets the same cases. */
export const randomOfCase = (seed: number, index: number): Random =>
  randomOf(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35));

/** Unit exponential. */
export const exponential = (random: Random): number => -Math.log(1 - random());

/** Minutes of one piece of work. */
export function drawWork(work: WorkTime, random: Random): number {
  if (work.kind === 'exponential') return work.mean * exponential(random);
  const { min, mode, max } = work;
  if (max <= min) return min;
  const u = random();
  const turn = (mode - min) / (max - min);
  return u < turn
    ? min + Math.sqrt(u * (max - min) * (mode - min))
    : max - Math.sqrt((1 - u) * (max - min) * (max - mode));
}

export const meanWork = (work: WorkTime): number =>
  work.kind === 'exponential' ? work.mean : (work.min + work.mode + work.max) / 3;
