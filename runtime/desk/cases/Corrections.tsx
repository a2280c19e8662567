import { type CompiledItem, fieldTitle, type Json, type JsonObject } from '#engine';
import type { CaseDetail } from '../../ui/api/client.ts';
import { FieldText } from '../../ui/form/FieldText.tsx';

export interface CorrectionsProps {
  compiled: CompiledItem;
  corrections: NonNullable<CaseDetail['corrections']>;
}

/** What the latest 补正 changed in the application, the old answer beside the new one. */
export function Corrections({ compiled, corrections }: CorrectionsProps) {
  const properties = (compiled.form.schema.properties ?? {}) as Record<string, JsonObject>;
  const shown = (field: string, value: unknown) => (
    <FieldText name={field} schema={properties[field] ?? {}} value={value as Json} masked={false} />
  );
  return (
    <table className="wt-corrections">
      <caption>申请表的更正（{corrections.by}）</caption>
      <thead>
        <tr>
          <th scope="col">原来填的</th>
          <th scope="col">改为</th>
        </tr>
      </thead>
      {corrections.changes.map(({ field, from, to }) => (
        <tbody key={field}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {fieldTitle(compiled.form, field)}
            </th>
          </tr>
          <tr>
            <td>{shown(field, from)}</td>
            <td>{shown(field, to)}</td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}
