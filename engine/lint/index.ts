export { caseTypes } from './caseTypes.ts';
export {
  lintIndicator,
  lintLedger,
  lintManifest,
  lintOrganization,
  lintParameter,
  lintRuleText,
} from './content.ts';
export { lintForm } from './form.ts';
export { upstreamTasks } from './graph.ts';
export { lintItem } from './item.ts';
export { lintDrawing, lintProcess, lintProcessXml } from './process.ts';
export type { Finding, LintContext } from './types.ts';
