import { getTableColumns, getTableName } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { tables } from '../../../../runtime/store/tables.ts';
import { type OpenHarness, withStore } from './harness.ts';

export function schemaSuite(open: OpenHarness): void {
  describe('tables', () => {
    it('has exactly the columns of the one table body', () =>
      withStore(open, async ({ store, query }) => {
        for (const table of Object.values(tables[store.dialect])) {
          const name = getTableName(table);
          const sql =
            store.dialect === 'sqlite'
              ? `select name, type, "notnull" or pk as needed from pragma_table_info('${name}')`
              : `select column_name as name, data_type as type, is_nullable = 'NO' as needed
                 from information_schema.columns where table_name = '${name}' and table_schema = current_schema()`;
          const stored = (await query(sql)).map((row) => [
            row.name,
            String(row.type).toLowerCase(),
            Boolean(row.needed),
          ]);
          const declared = Object.values(getTableColumns(table)).map((column) => [
            column.name,
            column.getSQLType(),
            column.notNull,
          ]);
          expect([name, stored.sort()]).toEqual([name, declared.sort()]);
        }
      }));
  });
}
