import type { FieldProps } from '@rjsf/utils';
import type { FileRef } from '../api/client.ts';
import { FileUpload } from '../parts/FileUpload.tsx';
import { filesOf } from './FileLinks.tsx';
import { FieldShell } from './templates/FieldShell.tsx';

const itemType = (schema: FieldProps['schema']): unknown =>
  typeof schema.items === 'object' && !Array.isArray(schema.items) ? schema.items.type : undefined;

/** `accept` of a field lists media types or endings; uploads are checked by endings. */
const endingsOf = (schema: FieldProps['schema']): { accept?: string[] } => {
  const listed: unknown = schema.accept;
  if (!Array.isArray(listed)) return {};
  return { accept: listed.map((entry) => String(entry).replace(/^.*\//, '').replace('jpeg', 'jpg')) };
};

/** Attachments by reference: the data hold hash, name, type and size, never the content. */
export function FileField({ fieldPathId, formData, schema, onChange, required, name }: FieldProps) {
  const many = schema.type === 'array';
  const referenceOf = (file: FileRef) => ((many ? itemType(schema) : schema.type) === 'string' ? file.hash : file);
  const set = (files: FileRef[]) => {
    const references = files.map(referenceOf);
    onChange(many ? references : references.at(-1), fieldPathId.path);
  };
  return (
    <FieldShell
      id={fieldPathId.$id}
      label={String(schema.title ?? name)}
      required={required ?? false}
      wide
      {...(schema.description ? { hint: schema.description } : {})}
    >
      <FileUpload
        place={fieldPathId.$id}
        files={filesOf(formData)}
        onChange={set}
        {...(many ? {} : { label: '选择文件' })}
        {...endingsOf(schema)}
      />
    </FieldShell>
  );
}
