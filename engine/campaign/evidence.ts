import type { Json } from '../json.ts';
import type { Problem } from '../result.ts';
import type { CampaignEvidence, CampaignStage } from './types.ts';

type Check = (value: Json, evidence: CampaignEvidence) => string | undefined;

const CHECKS: Record<CampaignEvidence['kind'], Check> = {
  text: (value) => (typeof value === 'string' && value.trim() !== '' ? undefined : '应为文字，不能为空'),
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? undefined : '应为数字'),
  choice: (value, { options = [] }) =>
    typeof value === 'string' && options.includes(value) ? undefined : `应为下列之一：${options.join('、')}`,
  file: (value) => {
    const files = Array.isArray(value) ? value : [value];
    if (files.length === 0 || !files.every(isFile)) return '应为已上传的文件（文件名和摘要）';
    return files.length > MOST_FILES ? `最多交 ${MOST_FILES} 个文件` : undefined;
  },
};

const MOST_FILES = 20;

const isFile = (value: Json): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  [value.name, value.hash].every((member) => typeof member === 'string' && member !== '');

const problem = (evidence: string, message: string): Problem => ({
  code: 'campaign.evidence',
  message,
  path: `/evidence/${evidence}`,
});

/**
 * What is wrong with the evidence handed in at a stage: unknown names, wrong kinds, and, where the stage is closed by it,
 * what is required and neither handed in now nor on record.
 */
export function evidenceProblems(
  stage: CampaignStage,
  given: Record<string, Json>,
  recorded: Record<string, Json>,
  closes: boolean,
): Problem[] {
  const known = stage.evidence ?? [];
  const wrong = Object.entries(given).flatMap(([id, value]) => {
    const evidence = known.find((one) => one.id === id);
    if (!evidence) return [problem(id, `阶段“${stage.title}”没有佐证“${id}”，请核对名称。`)];
    const fault = CHECKS[evidence.kind](value, evidence);
    return fault === undefined ? [] : [problem(id, `“${evidence.name}”${fault}。`)];
  });
  const missing = closes ? missingEvidence(stage, { ...recorded, ...given }) : [];
  return [...wrong, ...missing.map(({ id, name }) => problem(id, `缺少“${name}”，请补充后再完成本阶段。`))];
}

/** Required evidence of a stage that is not on record. */
export const missingEvidence = (stage: CampaignStage, recorded: Record<string, Json>): CampaignEvidence[] =>
  (stage.evidence ?? []).filter(({ id, required }) => required === true && !Object.hasOwn(recorded, id));
