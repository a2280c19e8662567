import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { TableScroll } from './TableScroll.tsx';

export interface Column<T> {
  key: string;
  title: string;
  /** Said of the column on pointing at its head. */
  hint?: string;
  render: (row: T) => ReactNode;
  width?: number | string;
  /** Left out of the card that a row becomes on a phone. */
  wideOnly?: boolean;
  /** Heads that card: its name, and the mark beside it. */
  card?: 'title' | 'mark';
  align?: 'right';
}

export interface DataTableProps<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  onOpen?: (row: T) => void;
  rowClass?: (row: T) => string | undefined;
  empty: ReactNode;
}

/** Up and down walk through the rows, Enter opens. */
function onRowKey<T>(event: KeyboardEvent<HTMLTableRowElement>, row: T, onOpen?: (row: T) => void) {
  if (event.target !== event.currentTarget) return;
  const step =
    event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
  if (step) {
    event.preventDefault();
    (event.currentTarget[step] as HTMLElement | null)?.focus();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    onOpen?.(row);
  }
}

/** A dense table for lists that are worked through by keyboard; on a phone each row becomes a card. */
export function DataTable<T>({ label, columns, rows, rowKey, onOpen, rowClass, empty }: DataTableProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  if (rows.length === 0) return <>{empty}</>;
  return (
    <TableScroll label={label}>
      <table className="wt-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.wideOnly ? 'wt-wide-only' : undefined}
                style={{ width: column.width, textAlign: column.align }}
              >
                {column.hint === undefined ? (
                  column.title
                ) : (
                  <span className="wt-hinted" title={column.hint}>
                    {column.title}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              tabIndex={onOpen ? 0 : undefined}
              className={[onOpen ? 'wt-clickable' : '', rowClass?.(row) ?? ''].join(' ').trim() || undefined}
              onClick={(event) => {
                if (!(event.target as HTMLElement).closest('a, button, input, label')) onOpen?.(row);
              }}
              onKeyDown={(event) => onRowKey(event, row, onOpen)}
            >
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-title={column.title}
                  data-card={column.card}
                  className={column.wideOnly ? 'wt-wide-only' : undefined}
                  style={{ textAlign: column.align }}
                >
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
