import type { FieldTemplateProps } from '@rjsf/utils';
import type { JsonObject } from '#engine';
import { FieldText } from '../FieldText.tsx';
import { fieldKind, isWide } from '../fieldKind.ts';
import { FieldShell } from './FieldShell.tsx';

/** Files and signatures bring their own shell; the root object has none. */
const ownShell = new Set(['file', 'signature', 'group']);

export function FieldTemplate({
  id,
  label,
  required,
  hidden,
  readonly,
  schema,
  uiSchema,
  formData,
  children,
  rawDescription,
}: FieldTemplateProps) {
  if (hidden) return null;
  const own = schema as JsonObject;
  const kind = fieldKind(own);
  if (kind === 'group' || (!readonly && ownShell.has(kind))) return children;
  const last = id.split('_').at(-1) ?? id;
  return (
    <FieldShell
      id={id}
      label={kind === 'declaration' && !readonly ? '' : label}
      required={(required ?? false) && !readonly}
      wide={isWide(own)}
      {...(rawDescription && !readonly ? { hint: rawDescription } : {})}
    >
      {readonly ? (
        <FieldText name={last} schema={own} value={formData} masked={uiSchema?.['ui:masked'] === true} />
      ) : (
        children
      )}
    </FieldShell>
  );
}
