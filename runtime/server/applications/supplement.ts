import type { z } from '@hono/zod-openapi';
import type { CompiledItem, MaterialRecord } from '#engine';
import type { CaseRow } from '../../store/port.ts';
import type { ProgressSupplement } from '../api/contract.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from '../write.ts';
import { keepUploads, uploadedMaterials } from './files.ts';
import { byApplicant, rowOf } from './openItem.ts';

type Sent = Pick<z.output<typeof ProgressSupplement>, 'materials' | 'note'>;

/** Every asked material is there, and nothing else; a notice that asks for no material is answered in words. */
function checkAsked({ state }: CaseRow, compiled: CompiledItem, { materials, note = '' }: Sent): void {
  const asked = state.notice?.materials ?? [];
  const nameOf = (id: string) => compiled.item.elements.materials.find((one) => one.id === id)?.name ?? id;
  const unasked = materials.filter(({ material }) => !asked.includes(material));
  const lacking = asked.filter((id) => !materials.some(({ material }) => material === id));
  const problems = [
    ...unasked.map(({ material }) => fault(material, `告知书没有要求补交“${nameOf(material)}”`)),
    ...lacking.map((id) => fault(id, `还没有上传“${nameOf(id)}”`)),
    ...(asked.length === 0 && note.trim() === ''
      ? [{ code: 'supplement.note', message: '请写明补正的内容', path: '/note' }]
      : []),
  ];
  if (problems.length > 0)
    throw problem(
      422,
      'supplement.invalid',
      `${problems.map(({ message }) => message).join('；')}。没有提交，已上传的都保留着；不方便上传的，请带到窗口补交。`,
      { problems },
    );
}

const fault = (material: string, message: string) => ({
  code: 'supplement.material',
  message,
  path: `/materials/${material}`,
});

/**
 * 补正 from afar: the applicant hands in what the one-time notice asks for, and the case goes on where it waited.
 * @throws {ApiProblem} 422
 */
export async function supplementByApplicant(
  services: Services,
  row: CaseRow,
  compiled: CompiledItem,
  sent: Sent,
  idempotency: Idempotency,
): Promise<CaseRow> {
  const former = await services.store.reply(idempotency.user, idempotency.key);
  if (row.status === 'supplementing' && !former) checkAsked(row, compiled, sent);
  const records = sent.materials.map(({ material, files }): MaterialRecord => ({ material, state: 'received', files }));
  const materials = await uploadedMaterials(services, records, row.officePath, '/materials');
  await keepUploads(services, materials, row.officePath);
  const executed = await services.write.execute({
    caseId: row.id,
    actor: byApplicant(row.state.applicant),
    command: { type: 'case.supplement', materials, ...(sent.note?.trim() ? { note: sent.note.trim() } : {}) },
    idempotency,
  });
  return rowOf(services, executed, idempotency);
}
