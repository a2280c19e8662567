import { canonicalJson, sm3 } from '../digest.ts';
import { type Refusal, refuse } from '../result.ts';
import { neededMaterials } from '../service/index.ts';
import { accepted } from './clock.ts';
import { correctableFields } from './correction/index.ts';
import { type CaseDraft, record } from './draft.ts';
import { noteFirstNotice } from './firstNotice.ts';
import type { NoticeContent } from './types.ts';

const nameOf = (draft: CaseDraft, id: string): string =>
  draft.compiled.item.elements.materials.find((material) => material.id === id)?.name ?? id;

function contentRefusal(draft: CaseDraft, element: string, asked: NoticeContent): Refusal | undefined {
  const { materials, note, fields = [] } = asked;
  if (materials.length === 0 && fields.length === 0 && note.trim() === '')
    return refuse('notice.empty', '一次性告知必须列明需要补正的材料或内容。', {
      element,
      problems: [{ code: 'notice.empty', message: '请选择需要补正的材料或填写补正要求', path: '/notice' }],
    });
  const known = draft.compiled.item.elements.materials;
  const unknown = materials.filter((id) => !known.some((material) => material.id === id));
  if (unknown.length === 0) return fieldRefusal(draft, element, fields);
  return refuse('notice.unknownMaterial', `事项的材料清单中没有：${unknown.join('、')}。不得索要清单以外的材料。`, {
    element,
  });
}

/** Only what applicants fill in themselves and see on their sheet can be asked of them. */
function fieldRefusal(draft: CaseDraft, element: string, fields: string[]): Refusal | undefined {
  const correctable = fields.length === 0 ? [] : correctableFields(draft);
  const other = fields.filter((name) => !correctable.includes(name));
  if (other.length === 0) return undefined;
  return refuse('notice.unknownField', `申请表中没有由申请人更正的这些项：${other.join('、')}。`, { element });
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
function breach(draft: CaseDraft, element: string, { materials }: NoticeContent): Refusal | undefined {
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
export function issueNotice(draft: CaseDraft, element: string, asked: NoticeContent): Refusal | undefined {
  const refusal = contentRefusal(draft, element, asked) ?? breach(draft, element, asked);
  if (refusal) return refusal;
  const { materials, note } = asked;
  noteFirstNotice(draft, materials);
  const fields = asked.fields && asked.fields.length > 0 ? { fields: asked.fields } : {};
  const hash = sm3(canonicalJson({ no: draft.state.no, materials, note, ...fields }));
  draft.state.notice = { materials, note, ...fields, hash, at: draft.ctx.now };
  // What is asked for again counts as lacking until it is handed in again; what was uploaded stays to be seen.
  draft.state.materials = draft.state.materials.map((handedIn) =>
    materials.includes(handedIn.material) ? { ...handedIn, state: 'missing' } : handedIn,
  );
  record(draft, { type: 'notice.issued', materials, note, hash, ...fields });
  return undefined;
}
