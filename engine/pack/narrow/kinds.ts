import type { PatchedKind } from '../patched.ts';
import { calendarRule } from './calendar.ts';
import { codeTableRule } from './codeTable.ts';
import { documentRule } from './document.ts';
import { formRule } from './form.ts';
import { ledgerRule } from './ledger.ts';
import { parameterRule } from './parameter.ts';
import { processRule } from './process.ts';
import type { KindRule } from './rule.ts';
import { ruleTextRule } from './ruleText.ts';

/** What `narrow-only` means for each kind; kinds that are missing here are measured field by field, as items are. */
export const KINDS: Partial<Record<PatchedKind, KindRule>> = {
  calendar: calendarRule,
  'code-table': codeTableRule,
  document: documentRule,
  form: formRule,
  ledger: ledgerRule,
  parameter: parameterRule,
  process: processRule,
  'rule-text': ruleTextRule,
};
