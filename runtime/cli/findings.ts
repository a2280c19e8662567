import type { Finding } from '#engine';

const WORDS: Record<Finding['severity'], string> = { error: '错误', warning: '提醒' };

/** Page of a rule in the manual; what the compiler refuses explains itself. */
const pageOf = ({ code }: Finding): string | undefined => {
  if (code.startsWith('lint.')) return `docs/lint/${code.slice('lint.'.length)}.md`;
  return code.startsWith('bpmnlint.') ? `docs/lint/${code}.md` : undefined;
};

/** `错误  items/x.json#/elements/name：…（lint.x，见 docs/lint/x.md）` */
export function findingLine(file: string, finding: Finding): string {
  const page = pageOf(finding);
  const inside = `${finding.path ? `#${finding.path}` : ''}${finding.element === undefined ? '' : ` [${finding.element}]`}`;
  return `${WORDS[finding.severity]}  ${file}${inside}：${finding.message}（${finding.code}${page ? `，见 ${page}` : ''}）`;
}
