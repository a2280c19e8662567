import { caseTypes, type Finding, lintDrawing, lintProcess, readProcesses, type ServiceItemSource } from '#engine';

const keyOf = (finding: Finding) => `${finding.code} ${finding.element ?? ''} ${finding.message}`;

/**
 * Findings on the drawing and on a BPMN text by itself, then what each item that runs it adds (its limits, duties and profile), each
 * naming its item. The process of a campaign is no case's: rules about applicants and decisions do not concern it.
 */
export async function lintForItems(
  xml: string,
  items: ServiceItemSource[],
  forms: string[] | undefined,
  campaign = false,
): Promise<Finding[]> {
  const read = await readProcesses(xml);
  if (!read.ok) return read.problems.map((problem): Finding => ({ severity: 'error', ...problem }));
  const known = { ...(forms ? { forms } : {}), ...(campaign ? { campaign } : {}) };
  const drawing = await lintDrawing(xml);
  const findings = read.value.flatMap((process) => {
    const own = items.length === 0 ? lintProcess(process, { ...known, types: caseTypes() }) : [];
    const byItem = items.map((item) => ({
      item,
      findings: lintProcess(process, { ...known, item, types: caseTypes({ item }) }),
    }));
    const common = new Map(byItem.flatMap(({ findings }) => findings).map((finding) => [keyOf(finding), finding]));
    const shared = [...common].filter(([key]) =>
      byItem.every(({ findings }) => findings.some((one) => keyOf(one) === key)),
    );
    const special = byItem.flatMap(({ item, findings }) =>
      findings
        .filter((finding) => !shared.some(([key]) => key === keyOf(finding)))
        .map((finding) => ({ ...finding, message: `用于事项「${item.title}」时：${finding.message}` })),
    );
    return [...own, ...shared.map(([, finding]) => finding), ...special];
  });
  return [...findings, ...drawing];
}
