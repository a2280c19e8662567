import type { Progress } from '../../ui/api/client.ts';

/** What happens in a step, for people who do not know the offices' words. Steps that packs name otherwise have none. */
const STEPS: Record<string, string> = {
  收件: '窗口收到了您的申请',
  受理: '看材料齐不齐、能不能办',
  初审: '工作人员核对一遍',
  复审: '另一位工作人员再核对一遍',
  复核: '另一位工作人员再核对一遍',
  审批: '决定批不批',
  出件: '把结果交给您',
};

export const stepWords = (name: string): string | undefined => STEPS[name];

type Told = Pick<Progress, 'notice' | 'resultName' | 'statusName' | 'officeName' | 'promisedDate' | 'paused' | 'steps'>;

/** What is going on now and whether the applicant has to do something, in one or two sentences. */
export function nowWords({ notice, resultName, statusName, officeName, promisedDate, paused, steps }: Told): string {
  if (notice) return '要您补一补：请看下面的要求，补好提交后，办理单位接着办。';
  if (resultName !== null) return '这件事已经办完了。';
  if (statusName === '已收件') return `${officeName}收到了您的申请，正在看材料齐不齐。您现在不用做什么。`;
  const active = steps.find(({ state }) => state === 'active');
  const doing = active ? `正在${active.name}。` : '正在办理。';
  return `${doing}您现在不用做什么${promisedDate && !paused ? `，最晚 ${promisedDate} 办完` : ''}。`;
}
