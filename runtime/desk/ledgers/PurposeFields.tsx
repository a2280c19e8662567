import { Input, Select } from 'antd';
import type { LedgerPurpose } from '../../ui/api/client.ts';
import { Field } from '../../ui/dialog/Field.tsx';

export interface Why {
  purpose?: LedgerPurpose['purpose'];
  note: string;
}

/** Who wants to see or take out more than lists show says why; both stay in the record. */
export function PurposeFields({
  purposes,
  why,
  onChange,
}: {
  purposes: { code: string; label: string }[];
  why: Why;
  onChange: (why: Why) => void;
}) {
  return (
    <>
      <Field id="ledger-purpose" label="目的" required>
        <Select
          id="ledger-purpose"
          style={{ width: '100%' }}
          placeholder="请选择"
          value={why.purpose ?? null}
          options={purposes.map(({ code, label }) => ({ value: code, label }))}
          onChange={(purpose) => onChange({ ...why, purpose: purpose as LedgerPurpose['purpose'] })}
        />
      </Field>
      <Field id="ledger-note" label="具体事由" required>
        <Input
          id="ledger-note"
          maxLength={200}
          value={why.note}
          placeholder="如：电话核实本人就业状况"
          onChange={(event) => onChange({ ...why, note: event.target.value })}
        />
      </Field>
    </>
  );
}

/** What the server takes, once it is whole. */
export const givenWhy = ({ purpose, note }: Why): LedgerPurpose | undefined =>
  purpose !== undefined && [...note.trim()].length >= 2 ? { purpose, note: note.trim() } : undefined;

/** Names of what is not said yet. */
export const lackingWhy = ({ purpose, note }: Why): string[] => [
  ...(purpose === undefined ? ['目的'] : []),
  ...([...note.trim()].length < 2 ? ['具体事由'] : []),
];
