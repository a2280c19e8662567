import { missingMaterials } from '../service/index.ts';
import type { CaseDraft } from './draft.ts';

/**
 * Remembers the first one-time notice, or acceptance without one, with what lacked then and was not named: asking for
 * that later is a breach (BJ-22, R6).
 */
export function noteFirstNotice(draft: CaseDraft, named: string[]): void {
  if (draft.state.oneTime) return;
  const lacking = missingMaterials(draft.compiled.item, draft.data, draft.state.materials).map(({ id }) => id);
  draft.state.oneTime = { materials: named, withheld: lacking.filter((id) => !named.includes(id)) };
}
