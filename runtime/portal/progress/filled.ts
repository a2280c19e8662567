import { type FormDefinition, type JsonObject, pruneForm, validateForm } from '#engine';
import { ApiError, type FileRef, type Progress } from '../../ui/api/client.ts';
import type { Fault } from './FaultList.tsx';

export type SupplementNotice = NonNullable<Progress['notice']>;

/** What the applicant has filled in and uploaded for a notice. */
export interface Filled {
  /** Uploaded files by material. */
  files: Record<string, FileRef[]>;
  /** Answers to the fields that are to be corrected. */
  form: JsonObject;
  note: string;
}

/** What an earlier visit left behind, as far as this notice still asks for it; else as the case stands. */
export function filledFor(notice: SupplementNotice, kept: Filled | undefined): Filled {
  const asked = notice.materials.map(({ id }) => [id, kept?.files[id] ?? []] as const);
  const { form, answers } = notice.correction ?? {};
  const names = Object.keys((form as FormDefinition | undefined)?.schema.properties ?? {});
  const still = Object.entries(kept?.form ?? {}).filter(([name]) => names.includes(name));
  return {
    files: Object.fromEntries(asked),
    form: { ...(answers as JsonObject | undefined), ...Object.fromEntries(still) },
    note: kept?.note ?? '',
  };
}

/** What is wrong before it is sent; the server knows more, because rules may read other answers. */
export function faultsOf(notice: SupplementNotice, { files, form, note }: Filled): Fault[] {
  const lacking = notice.materials.filter(({ id }) => (files[id] ?? []).length === 0);
  const definition = notice.correction?.form as FormDefinition | undefined;
  const wrong = definition ? validateForm(definition, { form: pruneForm(definition, { form }) }) : [];
  const silent = notice.materials.length === 0 && !definition && note.trim() === '';
  return [
    ...wrong.map(({ path, message, field }) => ({
      path: `/form${path}`,
      message: message.includes(field) ? message : `${field}：${message}`,
    })),
    ...lacking.map(({ id, name }) => ({ path: `/materials/${id}`, message: `还没有上传“${name}”` })),
    ...(silent ? [{ path: '/note', message: '请写明补正的内容' }] : []),
  ];
}

/** What the server found, by place. */
export const toldBy = (error: unknown): Fault[] =>
  error instanceof ApiError
    ? (error.problem.problems ?? []).flatMap(({ path, message }) => (path ? [{ path, message }] : []))
    : [];
