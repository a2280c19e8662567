import { divisionOf } from './divisions.ts';
import { useDivisions } from './useDivisions.ts';

/** The name of a division beside its code; nothing for a division that is not known here. */
export function DivisionName({ code }: { code: string }) {
  const found = divisionOf(useDivisions(), code);
  return found ? <span className="wt-muted">{found.path}</span> : null;
}
