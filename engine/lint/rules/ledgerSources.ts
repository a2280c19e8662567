import type { Finding, LedgerRule } from '../types.ts';

/** Every column of a ledger is filled by a case, or is said to be filled in by people. */
export const ledgerSources: LedgerRule = (ledger, { filled }) => {
  if (filled === undefined) return [];
  const own = (ledger.fills ?? []).flatMap(({ set }) => Object.keys(set));
  return ledger.columns.flatMap(({ name, title, manual }, at): Finding[] => {
    if (manual === true || filled.includes(name) || own.includes(name)) return [];
    const message = `列「${title}」没有来源：没有事项写入它。请在事项的台账对应关系中补上，或者标明 manual（人工填写）。`;
    return [{ severity: 'warning', code: 'lint.ledgerSources', path: `/columns/${at}`, message }];
  });
};
