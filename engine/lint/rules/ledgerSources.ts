import type { Finding, LedgerRule } from '../types.ts';

/** Every column of a ledger is filled by a case, or it is said who fills it in and when. */
export const ledgerSources: LedgerRule = (ledger, { filled }) => {
  if (filled === undefined) return [];
  const own = (ledger.fills ?? []).flatMap(({ set }) => Object.keys(set));
  return ledger.columns.flatMap(({ name, title, manual, writtenBy }, at): Finding[] => {
    if (manual === true && writtenBy === undefined) return [unwritten(title, at)];
    if (manual === true || filled.includes(name) || own.includes(name)) return [];
    const message = `列「${title}」没有来源：没有事项写入它。请在事项的台账对应关系中补上，或者标明 manual（人工填写）。`;
    return [{ severity: 'warning', code: 'lint.ledgerSources', path: `/columns/${at}`, message }];
  });
};

const unwritten = (title: string, at: number): Finding => ({
  severity: 'warning',
  code: 'lint.ledgerSources',
  path: `/columns/${at}/writtenBy`,
  message: `列「${title}」由人工填写，没有写明由谁、什么时候填写。请在 writtenBy 中写明，如“走访人员每次走访后填写”。`,
});
