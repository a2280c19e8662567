import type { Level } from '../bpmn/model.ts';
import type { CaseState } from './types.ts';

const UPWARDS: Level[] = ['village', 'town', 'county', 'city', 'province'];

/**
 * The office whose officers work a step of `level`: the one of that level above the accepting office, else the nearest
 * one higher up (a municipality has no city level), else the accepting office itself.
 */
export function officeAt(state: Pick<CaseState, 'office' | 'offices'>, level: Level | undefined): string {
  if (level === undefined) return state.office;
  for (const candidate of UPWARDS.slice(UPWARDS.indexOf(level))) {
    const office = state.offices[candidate];
    if (office !== undefined) return office;
  }
  return state.office;
}
