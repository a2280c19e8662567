/** bpmnlint's own types cover neither its linter nor the single rules as they are imported here. */
declare module 'bpmnlint/lib/linter.js' {
  export interface LintReport {
    id: string;
    message: string;
    category: string;
  }
  export interface RuleResolver {
    resolveRule(pkg: string, name: string): unknown;
    resolveConfig(): never;
  }
  export default class Linter {
    constructor(options: { config: { rules: Record<string, string> }; resolver: RuleResolver });
    lint(root: unknown): Promise<Record<string, LintReport[]>>;
  }
}
declare module 'bpmnlint/rules/*' {
  const rule: unknown;
  export default rule;
}
