import type { OrganizationSource, PackManifest } from '../pack/types.ts';
import type { LedgerDefinition } from '../service/types.ts';
import { ledgerSources } from './rules/ledgerSources.ts';
import { officeDivision } from './rules/officeDivision.ts';
import { packDivision } from './rules/packDivision.ts';
import type { Finding, LintContext } from './types.ts';

/** Findings on a ledger that already has the shape of one. */
export const lintLedger = (ledger: LedgerDefinition, context: LintContext = {}): Finding[] =>
  ledgerSources(ledger, context);

/** Findings on an organization; `division` of the context is the pack's. */
export const lintOrganization = (organization: OrganizationSource, context: LintContext = {}): Finding[] =>
  officeDivision(organization, context);

/** Findings on the manifest of a pack. */
export const lintManifest = (manifest: PackManifest): Finding[] => packDivision(manifest);
