import type { FieldProps } from '@rjsf/utils';
import { SignaturePad } from '../parts/SignaturePad.tsx';
import { filesOf } from './FileLinks.tsx';
import { FieldShell } from './templates/FieldShell.tsx';

/** A handwritten signature, kept as an uploaded picture. */
export function SignatureField({ fieldPathId, formData, schema, onChange, required, name }: FieldProps) {
  return (
    <FieldShell id={fieldPathId.$id} label={String(schema.title ?? name)} required={required ?? false} wide>
      <SignaturePad
        id={fieldPathId.$id}
        file={filesOf(formData)[0]}
        onChange={(file) => onChange(schema.type === 'string' ? file?.hash : file, fieldPathId.path)}
      />
    </FieldShell>
  );
}
