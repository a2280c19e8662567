import type { Process } from '../bpmn/model.ts';
import type { Roster } from '../duty/proof/types.ts';
import type { FeelTypes } from '../feel/index.ts';
import type { FormDefinition } from '../form/types.ts';
import type { Indicator } from '../indicator/types.ts';
import type { OrganizationSource, PackManifest } from '../pack/types.ts';
import type { Parameter } from '../parameter/types.ts';
import type { RuleText } from '../ruleText/types.ts';
import type { DutyRule, LedgerDefinition, ServiceItemSource } from '../service/types.ts';

/** Something a designer should mend. `error` blocks publishing, `warning` does not. */
export interface Finding {
  severity: 'error' | 'warning';
  /** `lint.` and the name of the rule's file. */
  code: string;
  /** A plain Chinese sentence: what is wrong and what to do. */
  message: string;
  /** BPMN element to jump to. */
  element?: string;
  /** JSON pointer inside the file. */
  path?: string;
  file?: string;
}

/** What is known around the model; every part is optional, rules that need a missing one stay silent. */
export interface LintContext {
  /** The item that uses the process: brings limits, duties and profile. */
  item?: ServiceItemSource;
  /** A campaign runs the process, no case: rules about applicants and decisions do not concern it. */
  campaign?: boolean;
  /** Promise in working days, when no item is given. */
  promisedDays?: number;
  duties?: DutyRule[];
  /** The people of an office, for whom the duty rules are proved. */
  roster?: Roster;
  /** References of the forms that a task may show. */
  forms?: string[];
  /** Types of what expressions see (`caseTypes`): brings unknown names and wrong types to light. */
  types?: FeelTypes;
  /** References of the code tables that a field may use. */
  codeTables?: string[];
  /** Columns of the ledger that some item fills. */
  filled?: string[];
  /** Division code prefix of the pack. */
  division?: string;
}

export type ProcessRule = (process: Process, context: LintContext) => Finding[];
export type FormRule = (form: FormDefinition, context: LintContext) => Finding[];
export type ItemRule = (item: ServiceItemSource, context: LintContext) => Finding[];
export type LedgerRule = (ledger: LedgerDefinition, context: LintContext) => Finding[];
export type OrganizationRule = (organization: OrganizationSource, context: LintContext) => Finding[];
export type ParameterRule = (parameter: Parameter, context?: LintContext) => Finding[];
export type IndicatorRule = (indicator: Indicator) => Finding[];
export type RuleTextRule = (text: RuleText) => Finding[];
export type ManifestRule = (manifest: PackManifest) => Finding[];
