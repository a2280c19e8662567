import type { FlowNode } from '../bpmn/model.ts';
import { naturalDays } from './naturalDays.ts';
import type { CompiledItem } from './types.ts';

/** What an item costs the people: the figures of 减环节、减材料、减时限. */
export interface ItemMetrics {
  /** Steps that officers work, called processes included; what the applicant does is none. */
  steps: number;
  /** Materials that everybody hands in. */
  materials: number;
  /** Materials that some situations call for besides. */
  conditional: number;
  /** Promised limit in working days, to the hundredth; a natural day counts 5/7 of one. */
  days: number;
}

export const itemMetrics = ({ item, process, calls }: CompiledItem): ItemMetrics => {
  const { materials, timeLimit } = item.elements;
  const nodes = [process, ...Object.values(calls)].flatMap((one) => Object.values(one.nodes));
  const required = materials.filter(({ need }) => need === 'required').length;
  return {
    steps: nodes.filter(isStep).length,
    materials: required,
    conditional: materials.length - required,
    days: Math.round((naturalDays(timeLimit.promised) * 500) / 7) / 100,
  };
};

const isStep = ({ type, settings }: FlowNode): boolean => type === 'userTask' && settings.post !== 'applicant';
