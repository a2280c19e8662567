import type { z } from '@hono/zod-openapi';
import {
  type CompiledItem,
  fieldTitle,
  type JsonObject,
  type MaterialRecord,
  noticedFields,
  type Problem,
} from '#engine';
import type { CaseRow } from '../../store/port.ts';
import type { ProgressSupplement } from '../api/contract.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { partOf } from '../views/case.ts';
import type { Idempotency } from '../write.ts';
import { checkAnswers, keepUploads, uploadedMaterials } from './files.ts';
import { byApplicant, rowOf } from './openItem.ts';

type Sent = Pick<z.output<typeof ProgressSupplement>, 'materials' | 'note'> & { form?: JsonObject | undefined };

/** Every asked material is there, and nothing else. */
function materialFaults({ state }: CaseRow, compiled: CompiledItem, { materials }: Sent): Problem[] {
  const asked = state.notice?.materials ?? [];
  const nameOf = (id: string) => compiled.item.elements.materials.find((one) => one.id === id)?.name ?? id;
  const unasked = materials.filter(({ material }) => !asked.includes(material));
  const lacking = asked.filter((id) => !materials.some(({ material }) => material === id));
  return [
    ...unasked.map(({ material }) => fault(`/materials/${material}`, `告知书没有要求补交“${nameOf(material)}”`)),
    ...lacking.map((id) => fault(`/materials/${id}`, `还没有上传“${nameOf(id)}”`)),
  ];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Every asked field is answered; one that is left as it was is explained. Nothing else is taken: where the notice names
 * fields the engine holds to them, where it names none there is no form at all.
 */
function fieldFaults({ row, compiled, fields }: Asked, { form = {}, note = '' }: Sent): Problem[] {
  const before = partOf(row.data, 'form');
  const titleOf = (name: string) => fieldTitle(compiled.form, name);
  if (fields.length === 0)
    return Object.keys(form).map((name) => fault(`/form/${name}`, `告知书没有要求更正“${titleOf(name)}”`));
  return fields.flatMap((name) => {
    if (form[name] === undefined) return [fault(`/form/${name}`, `“${titleOf(name)}”没有填写`)];
    if (note.trim() !== '' || !same(form[name], before[name])) return [];
    return [fault(`/form/${name}`, `“${titleOf(name)}”没有改动；确认无误的，请在说明里写明`)];
  });
}

interface Asked {
  row: CaseRow;
  compiled: CompiledItem;
  /** That the notice asks to correct. */
  fields: string[];
}

/** Everything that was asked for, and nothing else; a notice that asks for nothing in particular is answered in words. */
function checkAsked(asked: Asked, sent: Sent): void {
  const { row, compiled, fields } = asked;
  const wordless = (row.state.notice?.materials ?? []).length === 0 && fields.length === 0;
  const problems = [
    ...fieldFaults(asked, sent),
    ...materialFaults(row, compiled, sent),
    ...(wordless && (sent.note ?? '').trim() === '' ? [fault('/note', '请写明补正的内容', 'supplement.note')] : []),
  ];
  if (problems.length > 0)
    throw problem(
      422,
      'supplement.invalid',
      `${problems.map(({ message }) => message).join('；')}。没有提交，已填写、已上传的都保留着；不方便的，请带到窗口补正。`,
      { problems },
    );
}

const fault = (path: string, message: string, code = 'supplement.asked'): Problem => ({ code, message, path });

/**
 * 补正 from afar: the applicant hands in and corrects what the one-time notice asks for, and the case goes on where it waited.
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
  const fields = noticedFields({ compiled, state: row.state });
  if (row.status === 'supplementing' && !former) checkAsked({ row, compiled, fields }, sent);
  const form = fields.length > 0 && sent.form ? { form: sent.form } : {};
  await checkAnswers(services, form.form ?? {}, row.officePath, '/form');
  const records = sent.materials.map(({ material, files }): MaterialRecord => ({ material, state: 'received', files }));
  const materials = await uploadedMaterials(services, records, row.officePath, '/materials');
  await keepUploads(services, [materials, form], row.officePath);
  const executed = await services.write.execute({
    caseId: row.id,
    actor: byApplicant(row.state.applicant),
    command: { type: 'case.supplement', materials, ...form, ...(sent.note?.trim() ? { note: sent.note.trim() } : {}) },
    idempotency,
  });
  return rowOf(services, executed, idempotency);
}
