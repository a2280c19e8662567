import type { Indicator } from '../indicator/types.ts';
import type { OrganizationSource, PackManifest } from '../pack/types.ts';
import type { Parameter } from '../parameter/types.ts';
import type { RuleText } from '../ruleText/types.ts';
import type { LedgerDefinition } from '../service/types.ts';
import { indicatorTarget } from './rules/indicatorTarget.ts';
import { indicatorWords } from './rules/indicatorWords.ts';
import { ledgerSources } from './rules/ledgerSources.ts';
import { officeDivision } from './rules/officeDivision.ts';
import { packDivision } from './rules/packDivision.ts';
import { parameterDivision } from './rules/parameterDivision.ts';
import { parameterGaps } from './rules/parameterGaps.ts';
import { parameterSources } from './rules/parameterSources.ts';
import { ruleTextSource } from './rules/ruleTextSource.ts';
import type { Finding, LintContext } from './types.ts';

/** Findings on a ledger that already has the shape of one. */
export const lintLedger = (ledger: LedgerDefinition, context: LintContext = {}): Finding[] =>
  ledgerSources(ledger, context);

/** Findings on an organization; `division` of the context is the pack's. */
export const lintOrganization = (organization: OrganizationSource, context: LintContext = {}): Finding[] =>
  officeDivision(organization, context);

/** Findings on a parameter; `division` of the context is the pack's. */
export const lintParameter = (parameter: Parameter, context: LintContext = {}): Finding[] =>
  [parameterDivision, parameterGaps, parameterSources].flatMap((rule) => rule(parameter, context));

/** Findings on an indicator. */
export const lintIndicator = (indicator: Indicator): Finding[] =>
  [indicatorTarget, indicatorWords].flatMap((rule) => rule(indicator));

/** Findings on a rule text. */
export const lintRuleText = (text: RuleText): Finding[] => ruleTextSource(text);

/** Findings on the manifest of a pack. */
export const lintManifest = (manifest: PackManifest): Finding[] => packDivision(manifest);
