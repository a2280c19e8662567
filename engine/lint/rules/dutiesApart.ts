import type { DutyRule } from '../../service/types.ts';
import { label, postOf, userTasks } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

const code = 'lint.dutiesApart';

/** Separation of duties (BJ-20, R60–R63): no task unites posts kept apart, and acceptance never decides alone. */
export const dutiesApart: ProcessRule = (process, context) => {
  const duties = context.item?.duties ?? context.duties;
  const apart = (a: string, b: string) => (rule: DutyRule) =>
    a !== b && rule.apart.includes(a) && rule.apart.includes(b);
  const united = userTasks(process).flatMap((node): Finding[] => {
    const own = node.settings.post;
    const lane = node.lane ? process.lanes[node.lane]?.post : undefined;
    const rule = own && lane ? duties?.find(apart(own, lane)) : undefined;
    if (!rule) return [];
    const message = `环节${label(node)}的岗位与所在泳道的岗位属于不相容岗位（${rule.reason}）。请移到另一条泳道或改岗位。`;
    return [{ severity: 'error', code, element: node.id, message }];
  });
  if (!duties) return united;
  const decisions = userTasks(process).filter((node) => postOf(process, node) === 'approval');
  const accepts = userTasks(process).some((node) => postOf(process, node) === 'acceptance');
  const open = accepts && !duties.some(apart('acceptance', 'approval'));
  const alone = (open ? decisions : []).map(
    (node): Finding => ({
      severity: 'error',
      code,
      element: node.id,
      message: `同一人可以先受理、再在${label(node)}作出审批决定。请在事项的岗位不相容规则中把受理和审批分开。`,
    }),
  );
  return [...united, ...alone];
};
