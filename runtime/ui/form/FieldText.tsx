import { EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Json, JsonObject } from '#engine';
import { TableScroll } from '../parts/TableScroll.tsx';
import { DivisionName } from './DivisionName.tsx';
import { FileLinks } from './FileLinks.tsx';
import { fieldKind } from './fieldKind.ts';
import { maskedValue, shownValue } from './shownValue.ts';

export interface FieldTextProps {
  name: string;
  schema: JsonObject;
  value: Json | undefined;
  masked: boolean;
}

/** A field that is read, not filled: its value as people say it; sensitive ones covered until they are asked for. */
export function FieldText({ name, schema, value, masked }: FieldTextProps) {
  const [open, setOpen] = useState(false);
  const kind = fieldKind(schema);
  if (kind === 'file' || kind === 'signature') return <FileLinks value={value} signature={kind === 'signature'} />;
  if (kind === 'rows') return <RowsText schema={schema} value={value} />;
  if (kind === 'declaration' && value === true) return <span className="wt-field-text">✓ {String(schema.title)}</span>;
  const text = shownValue(schema, value);
  if (text === '') return <span className="wt-muted">—</span>;
  if (kind === 'division' && !masked)
    return (
      <span className="wt-field-text">
        {text} <DivisionName code={text} />
      </span>
    );
  if (!masked) return <span className="wt-field-text">{text}</span>;
  return (
    <span className="wt-field-text">
      {open ? text : maskedValue(name, schema, text)}{' '}
      <Button
        type="text"
        size="small"
        icon={<EyeOutlined />}
        aria-label={open ? '遮盖' : '显示完整内容'}
        title={open ? '遮盖' : '显示完整内容'}
        onClick={() => setOpen(!open)}
      />
    </span>
  );
}

const propertiesOf = (schema: JsonObject): [string, JsonObject][] => {
  const items = schema.items as JsonObject | undefined;
  return Object.entries((items?.properties ?? {}) as Record<string, JsonObject>);
};

function RowsText({ schema, value }: { schema: JsonObject; value: Json | undefined }) {
  const rows = Array.isArray(value) ? value : [];
  if (rows.length === 0) return <span className="wt-muted">—</span>;
  const columns = propertiesOf(schema);
  return (
    <TableScroll label={String(schema.title ?? '表格')}>
      <table className="wt-rows">
        <thead>
          <tr>
            {columns.map(([name, column]) => (
              <th key={name}>{String(column.title ?? name)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows that are only read have no other identity.
            <tr key={index}>
              {columns.map(([name, column]) => (
                <td key={name}>{shownValue(column, (row as JsonObject)?.[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
