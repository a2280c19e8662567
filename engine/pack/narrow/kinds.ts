import type { Json } from '../../json.ts';
import type { FieldChange } from '../fields/index.ts';
import type { PatchedKind } from '../patched.ts';
import { calendarRule } from './calendar.ts';
import { codeTableRule } from './codeTable.ts';
import { documentRule } from './document.ts';
import { formRule } from './form.ts';
import { ledgerRule } from './ledger.ts';
import { parameterRule } from './parameter.ts';
import { processRule } from './process.ts';
import { ruleTextRule } from './ruleText.ts';

/** Why a change of a `narrow-only` part is refused; undefined when it is let be. `whole`: the part before and after. */
export type KindRule = (change: FieldChange, whole: { before: Json; after: Json }) => string | undefined;

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
