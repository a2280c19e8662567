import type { Process } from '../bpmn/model.ts';
import { checkExpression } from '../feel/index.ts';
import type { Problem } from '../result.ts';
import { dueFault } from './dates.ts';
import type { CampaignSource, CampaignStage } from './types.ts';

const fault = (path: string, message: string): Problem => ({ code: 'campaign.incoherent', message, path });

/** What a schema cannot say of a campaign: names that meet, dates that exist, expressions that read. Paths inside the part. */
export function checkCampaign(source: CampaignSource, process: Process): Problem[] {
  const tasks = Object.values(process.nodes).filter(({ type }) => type === 'userTask');
  const placed = source.stages.flatMap((stage) => stage.tasks);
  const repeatedStages = source.stages.flatMap(({ id }, index) =>
    source.stages.findIndex((stage) => stage.id === id) < index
      ? [fault(`/stages/${index}/id`, `阶段“${id}”重复，请只保留一个。`)]
      : [],
  );
  const unplaced = tasks
    .filter(({ id }) => !placed.includes(id))
    .map(({ id, name }) => fault('/stages', `流程的环节“${name ?? id}”（${id}）不在任何阶段中，没有时限，请补上。`));
  return [
    ...repeatedStages,
    ...unplaced,
    ...source.stages.flatMap((stage, index) =>
      checkStage(
        source,
        stage,
        index,
        tasks.map(({ id }) => id),
      ),
    ),
    ...expression(source.scope.where, '/scope/where'),
    ...checkSpotCheck(source),
  ];
}

function checkStage(source: CampaignSource, stage: CampaignStage, index: number, tasks: string[]): Problem[] {
  const at = `/stages/${index}`;
  const due = dueFault(stage);
  const earlier = source.stages.slice(0, index).flatMap((one) => one.tasks);
  const names = stage.tasks.flatMap((task, position) => {
    if (!tasks.includes(task)) return [fault(`${at}/tasks/${position}`, `流程中没有用户任务“${task}”。`)];
    return earlier.includes(task) ? [fault(`${at}/tasks/${position}`, `“${task}”已在前面的阶段中。`)] : [];
  });
  const form = stage.form === true && source.form === undefined;
  return [
    ...(due === undefined ? [] : [fault(`${at}/due`, due)]),
    ...names,
    ...(form ? [fault(`${at}/form`, '本阶段要填表，但专项任务没有写表单（form）。')] : []),
    ...(stage.evidence ?? []).flatMap((evidence, position) => {
      const where = `${at}/evidence/${position}`;
      const options = evidence.kind === 'choice' && (evidence.options ?? []).length === 0;
      return [
        ...(options ? [fault(`${where}/options`, `“${evidence.name}”是选择项，请列出选项。`)] : []),
        ...expression(evidence.compares, `${where}/compares`),
      ];
    }),
  ];
}

function checkSpotCheck({ spotCheck, stages }: CampaignSource): Problem[] {
  if (!spotCheck) return [];
  const sizes = [spotCheck, ...Object.values(spotCheck.levels ?? {})];
  const sized = sizes.some(({ rate, minimum }) => rate !== undefined || minimum !== undefined);
  const figures = stages.flatMap(({ evidence = [] }) => evidence.filter(({ kind }) => kind === 'number'));
  return [
    ...(sized ? [] : [fault('/spotCheck', '抽查没有写比例（rate）或最少数量（minimum）。')]),
    ...(spotCheck.compares !== undefined && figures.length === 0
      ? [fault('/spotCheck/compares', '没有一项佐证是数字，无从对照，请补上或删去 compares。')]
      : []),
  ];
}

const expression = (text: string | undefined, path: string): Problem[] => {
  const problem = text === undefined ? undefined : checkExpression(text);
  return problem ? [{ ...problem, path }] : [];
};
