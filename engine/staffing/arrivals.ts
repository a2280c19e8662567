import type { OpenAxis } from './axis.ts';
import { exponential, type Random } from './random.ts';

/** When the next case comes, in minutes on the axis; infinite at its end. */
export type NextArrival = () => number;

/**
 * Cases come by chance, at a rate that follows the hours of the day: `perDay` on the average working day, divided over
 * the opening hours by the weights of the hours.
 */
export function arrivalsOf(
  axis: OpenAxis,
  { perDay, profile }: { perDay: number; profile: number[] },
  random: Random,
): NextArrival {
  const weightOf = (hour: number) => Math.max(0, profile[hour] ?? 0);
  const total = axis.pieces.reduce((sum, piece) => sum + weightOf(piece.hour) * piece.minutes, 0);
  const perWeight = total === 0 ? 0 : (perDay * (axis.days.length - 1)) / total;
  let index = 0;
  /** Minutes of the piece that have passed. */
  let passed = 0;
  return () => {
    let left = exponential(random);
    for (; index < axis.pieces.length; index += 1, passed = 0) {
      const piece = axis.pieces[index];
      const rate = piece ? weightOf(piece.hour) * perWeight : 0;
      if (!piece || rate === 0) continue;
      const within = left / rate;
      if (passed + within <= piece.minutes) {
        passed += within;
        return piece.begins + passed;
      }
      left -= (piece.minutes - passed) * rate;
    }
    return Number.POSITIVE_INFINITY;
  };
}
