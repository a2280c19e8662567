import { elementOf } from '../bpmn/index.ts';
import { validateForm } from '../form/validateForm.ts';
import type { Json } from '../json.ts';
import { advance } from '../kernel/index.ts';
import type { KernelFact, Token } from '../kernel/types.ts';
import { isRefusal, type Problem, type Refusal, refuse } from '../result.ts';
import { drawSpotChecks } from './draw.ts';
import { evidenceProblems } from './evidence.ts';
import { officeFor, officeOf } from './offices.ts';
import { contextAt } from './start.ts';
import type {
  Branch,
  CampaignCommand,
  CampaignFact,
  CampaignRun,
  CampaignStage,
  CampaignStep,
  CompiledCampaign,
} from './types.ts';

type Completion = Extract<CampaignCommand, { type: 'task.complete' }>;

/**
 * One command on a campaign under way. The run handed in is never changed. `now`: epoch ms.
 * Refusals: `campaign.noBranch`, `campaign.notWaiting`, `campaign.notYours`, `campaign.evidence`, `campaign.form`,
 * `campaign.noSpotCheck`, `campaign.noSeed`, `campaign.noChecker`, and those of the kernel.
 */
export function advanceCampaign(
  campaign: CompiledCampaign,
  run: CampaignRun,
  command: CampaignCommand,
  now: number,
): CampaignStep | Refusal {
  switch (command.type) {
    case 'task.complete':
      return complete(campaign, run, command, now);
    case 'clock':
      return fireDue(campaign, run, now);
    case 'spotCheck.draw': {
      const draws = drawSpotChecks(campaign, run, command.seed);
      if (isRefusal(draws)) return draws;
      return { run, facts: draws.map((draw) => ({ type: 'spotCheck.drawn', ...draw })) };
    }
  }
}

/** The token that waits at an element for a person. */
export const waitingAt = ({ state }: Branch, element: string): Token | undefined =>
  state.ended ? undefined : state.tokens.find((token) => token.waits === 'task' && elementOf(token.at) === element);

function complete(
  campaign: CompiledCampaign,
  run: CampaignRun,
  command: Completion,
  now: number,
): CampaignStep | Refusal {
  const branch = run.branches[command.office];
  if (!branch) return refuse('campaign.noBranch', `机构“${command.office}”不在本次专项任务的范围内。`);
  const token = waitingAt(branch, command.element);
  const stage = campaign.source.stages.find(({ tasks }) => tasks.includes(command.element));
  if (!token || !stage) return refuse('campaign.notWaiting', '这个环节现在不在办理中，请刷新后再试。', at(command));
  const closes = stage.tasks.at(-1) === command.element && !denies(campaign, command);
  const refusal = wrongOffice(campaign, run, command) ?? incomplete(campaign, stage, branch, command, closes);
  if (refusal) return refusal;
  const step = advance(
    campaign.process,
    branch,
    { type: 'task.complete', task: token.id, ...outcomeOf(command), data: dataOf(stage, branch, command) },
    contextAt(campaign, now),
  );
  if (isRefusal(step)) return step;
  const evidence = { ...branch.evidence, [stage.id]: { ...branch.evidence[stage.id], ...command.evidence } };
  const next: Branch = {
    state: step.state,
    data: step.data,
    completed: stillDone(campaign, stage, branch, step.state, { ...branch.completed, [command.element]: now }),
    evidence,
  };
  return {
    run: withBranch(run, command.office, next),
    facts: [...givenFacts(stage, command), ...branchFacts(command.office, step.facts)],
  };
}

/** What was handed in, and what was decided. */
function givenFacts({ id: stage }: CampaignStage, command: Completion): CampaignFact[] {
  const { office, element, evidence = {}, form, outcome, note } = command;
  return [
    ...Object.entries(evidence).map(
      ([id, value]): CampaignFact => ({ type: 'evidence.given', office, stage, evidence: id, value }),
    ),
    ...(form === undefined ? [] : [{ type: 'form.given' as const, office, stage, form }]),
    ...(outcome === undefined
      ? []
      : [{ type: 'outcome.given' as const, office, element, outcome, ...(note ? { note } : {}) }]),
  ];
}

/** Sent back to an earlier stage, the stages from there to this one are not done any more. */
function stillDone(
  { source: { stages } }: CompiledCampaign,
  stage: CampaignStage,
  before: Branch,
  state: Branch['state'],
  completed: Branch['completed'],
): Branch['completed'] {
  const here = stages.indexOf(stage);
  const reopened = stages.findIndex(
    ({ tasks }, at) =>
      at < here && tasks.some((task) => !waitingAt(before, task) && waitingAt({ ...before, state }, task)),
  );
  if (reopened < 0) return completed;
  const undone = stages.slice(reopened, here + 1).flatMap(({ tasks }) => tasks);
  return Object.fromEntries(Object.entries(completed).filter(([task]) => !undone.includes(task)));
}

/** Whoever sends a report back has nothing to hand in: what is missing is why it goes back. */
const denies = ({ process }: CompiledCampaign, { element, outcome }: Completion): boolean =>
  process.nodes[element]?.settings.outcomes.find(({ id }) => id === outcome)?.kind === 'deny';

const at = ({ element }: Completion) => ({ element });
const outcomeOf = ({ outcome }: Completion) => (outcome === undefined ? {} : { outcome });

/** What the process sees: the evidence of each stage by its id, the form, and what else was handed in. */
const dataOf = (stage: CampaignStage, { evidence }: Branch, command: Completion): Record<string, Json> => ({
  ...command.data,
  ...(command.form === undefined ? {} : { form: command.form }),
  evidence: { ...evidence, [stage.id]: { ...evidence[stage.id], ...command.evidence } },
});

function wrongOffice({ process }: CompiledCampaign, run: CampaignRun, command: Completion): Refusal | undefined {
  const level = process.nodes[command.element]?.settings.level;
  const owner = officeFor(run.offices, command.office, level);
  if (command.by === undefined || command.by === owner) return undefined;
  const name = (owner === undefined ? undefined : officeOf(run.offices, owner))?.name ?? owner;
  return refuse('campaign.notYours', `这个环节由“${name}”办理。`, at(command));
}

function incomplete(
  { form }: CompiledCampaign,
  stage: CampaignStage,
  branch: Branch,
  command: Completion,
  closes: boolean,
): Refusal | undefined {
  const evidence = evidenceProblems(stage, command.evidence ?? {}, branch.evidence[stage.id] ?? {}, closes);
  if (evidence.length > 0) return told('campaign.evidence', '佐证不齐或不对，请按提示补正。', command, evidence);
  if (!closes || stage.form !== true || !form) return undefined;
  const answers = command.form ?? branch.data.form ?? {};
  const wrong = validateForm(form, { ...branch.data, form: answers });
  return wrong.length === 0 ? undefined : told('campaign.form', '表格没有填好，请按提示补正。', command, wrong);
}

const told = (code: string, message: string, command: Completion, problems: Problem[]): Refusal =>
  refuse(code, message, { ...at(command), problems });

const branchFacts = (office: string, facts: KernelFact[]): CampaignFact[] =>
  facts.map((fact) => ({ type: 'branch', office, fact }));

const withBranch = (run: CampaignRun, office: string, branch: Branch): CampaignRun => ({
  ...run,
  branches: { ...run.branches, [office]: branch },
});

/** Timers of every branch that are due, the earliest first. */
function fireDue(campaign: CompiledCampaign, run: CampaignRun, now: number): CampaignStep | Refusal {
  const facts: CampaignFact[] = [];
  let reached = run;
  for (const [office, begun] of Object.entries(run.branches)) {
    let branch = begun;
    for (let timer = nextTimer(branch, now); timer; timer = nextTimer(branch, now)) {
      const step = advance(campaign.process, branch, { type: 'timer.fire', timer: timer.id }, contextAt(campaign, now));
      if (isRefusal(step)) return step;
      facts.push(...branchFacts(office, step.facts));
      branch = { ...branch, state: step.state, data: step.data };
    }
    if (branch !== begun) reached = withBranch(reached, office, branch);
  }
  return { run: reached, facts };
}

const nextTimer = ({ state }: Branch, now: number) =>
  state.ended
    ? undefined
    : state.timers.filter(({ due }) => due <= now).sort((one, other) => one.due - other.due || one.id - other.id)[0];
