import { canonicalJson, sm3 } from '../digest.ts';
import { type Refusal, refuse } from '../result.ts';
import { neededMaterials } from '../service/index.ts';
import { accepted } from './clock.ts';
import { type CaseDraft, record } from './draft.ts';
import { noteFirstNotice } from './firstNotice.ts';

export interface Asked {
  materials: string[];
  note: string;
}

const nameOf = (draft: CaseDraft, id: string): string =>
  draft.compiled.item.elements.materials.find((material) => material.id === id)?.name ?? id;

function contentRefusal(draft: CaseDraft, element: string, { materials, note }: Asked): Refusal | undefined {
  if (materials.length === 0 && note.trim() === '')
    return refuse('notice.empty', '一次性告知必须列明需要补正的材料或内容。', {
      element,
      problems: [{ code: 'notice.empty', message: '请选择需要补正的材料或填写补正要求', path: '/notice' }],
    });
  const known = draft.compiled.item.elements.materials;
  const unknown = materials.filter((id) => !known.some((material) => material.id === id));
  if (unknown.length === 0) return undefined;
  return refuse('notice.unknownMaterial', `事项的材料清单中没有：${unknown.join('、')}。不得索要清单以外的材料。`, {
    element,
  });
}

/**
 * What goes beyond the first one-time notice (BJ-22, R6): what lacked then and was not named, and what the answers do not
 * require and was never handed in. What the applicant's changed answers newly require does not count.
 */
function outside(draft: CaseDraft, materials: string[]): string[] {
  const { oneTime, materials: records } = draft.state;
  if (!oneTime && !accepted(draft.state)) return [];
  const needed = neededMaterials(draft.compiled.item, draft.data);
  return materials.filter((id) => {
    if (oneTime?.materials.includes(id)) return false;
    if (oneTime?.withheld.includes(id)) return true;
    const required = needed.some((entry) => entry.material.id === id && entry.needed === true);
    return !required && !records.some((handedIn) => handedIn.material === id);
  });
}

/** More than the first notice named: a supervisor must have agreed, and it is a breach all the same. */
function breach(draft: CaseDraft, element: string, { materials }: Asked): Refusal | undefined {
  const beyond = outside(draft, materials);
  if (beyond.length === 0) return undefined;
  const open = beyond.filter((id) => !draft.state.consents?.includes(id));
  if (open.length > 0) {
    const names = open.map((id) => nameOf(draft, id)).join('、');
    return refuse(
      'notice.needsConsent',
      `“${names}”不在首次一次性告知的范围内，再要求提供须经“督办”岗位人员同意，并记为未一次性告知。`,
      { element },
    );
  }
  draft.state.breaches = (draft.state.breaches ?? 0) + 1;
  record(draft, { type: 'notice.breached', materials: beyond });
  return undefined;
}

/** 一次性告知: one notice that names everything (BJ-22, R6, R43). */
export function issueNotice(draft: CaseDraft, element: string, asked: Asked): Refusal | undefined {
  const refusal = contentRefusal(draft, element, asked) ?? breach(draft, element, asked);
  if (refusal) return refusal;
  const { materials, note } = asked;
  noteFirstNotice(draft, materials);
  const hash = sm3(canonicalJson({ no: draft.state.no, materials, note }));
  draft.state.notice = { materials, note, hash, at: draft.ctx.now };
  // What is asked for again counts as lacking until it is handed in again; what was uploaded stays to be seen.
  draft.state.materials = draft.state.materials.map((handedIn) =>
    materials.includes(handedIn.material) ? { ...handedIn, state: 'missing' } : handedIn,
  );
  record(draft, { type: 'notice.issued', materials, note, hash });
  return undefined;
}
