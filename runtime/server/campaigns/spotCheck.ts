import { advanceCampaign, type Draw, isRefusal } from '#engine';
import type { CampaignRunRow } from '../../store/port.ts';
import type { SignedIn } from '../access/officer.ts';
import { problem, refusalProblem } from '../problem.ts';
import type { Services } from '../services.ts';
import type { Idempotency } from '../write.ts';
import { type BranchChange, stepBranch } from './branchStep.ts';
import { comparisons } from './compare.ts';
import type { Done } from './record.ts';
import { manages } from './rights.ts';
import { engineRun, type LoadedRun } from './run.ts';
import { type RunChange, requireManager, stepRun } from './runStep.ts';

/** The seed: what was drawn by lot in public, and the secret that was committed to when the campaign began. */
export const seedOf = (word: string, secret: string): string => `${word} ${secret}`;

/**
 * Draws once. Neither the officer, who does not know the secret, nor the server, which committed to it before the word
 * was known, can choose who is drawn; afterwards anybody can repeat it.
 * @throws {ApiProblem} 403, 404, 409, 422
 */
export function draw(
  services: Services,
  me: SignedIn,
  run: string,
  sent: { version: number; word: string },
  idempotency: Idempotency,
): Promise<Done> {
  const at = { run, version: sent.version, verb: 'draw' };
  return stepRun(services, me, at, idempotency, async ({ row, campaign }): Promise<RunChange> => {
    const org = await services.organization.current();
    requireManager(me, row, '抽查', org.officeName(row.office));
    if (row.draw) throw problem(422, 'campaign.drawn', '本任务已经抽查过，结果不能更换。');
    const word = sent.word.trim().replace(/\s+/g, ' ');
    const branches = await services.store.campaignBranches(run, { paths: [row.officePath] });
    const seed = word === '' ? '' : seedOf(word, row.secret ?? '');
    const now = services.clock();
    const step = advanceCampaign(campaign, engineRun(row, branches), { type: 'spotCheck.draw', seed }, now);
    if (isRefusal(step)) throw refusalProblem(step);
    const draws = step.facts.flatMap((fact): Draw[] => {
      if (fact.type !== 'spotCheck.drawn') return [];
      const { type: _, ...drawn } = fact;
      return [drawn];
    });
    const made = { word, secret: row.secret ?? '', seed, at: now, by: me.user.id, byName: me.user.name, draws };
    return { row: { ...row, draw: made }, facts: step.facts };
  });
}

/** The office that checks one that was drawn. */
export const checkerOf = ({ draw: made }: Pick<CampaignRunRow, 'draw'>, office: string): string | undefined =>
  made?.draws.find(({ drawn }) => drawn.includes(office))?.checker;

export interface SentFinding {
  version: number;
  matches: boolean;
  note: string;
  found: Record<string, number>;
}

/** What the checkers saw at an office, beside what was reported and what is on record. @throws {ApiProblem} */
export function enterFinding(
  services: Services,
  me: SignedIn,
  at: { run: string; office: string },
  { version, matches, note, found }: SentFinding,
  idempotency: Idempotency,
): Promise<Done> {
  const allow = async ({ row }: LoadedRun) => {
    await requireChecker(services, me, row, at.office);
    if (!matches && note.trim() === '')
      throw problem(422, 'campaign.noteMissing', '核查不相符的，请写明哪里不符、如何处理。');
  };
  const step = { ...at, version, verb: 'find' };
  return stepBranch(services, me, step, idempotency, allow, async (loaded, before, now): Promise<BranchChange> => {
    const finding = { matches, note: note.trim(), found, compared: await comparisons(services, loaded, [before]) };
    return {
      row: { ...before, finding: { ...finding, at: now, by: me.user.id, byName: me.user.name }, updatedAt: now },
      facts: [{ type: 'spotCheck.found', office: at.office, finding }],
    };
  });
}

/** Whether the user enters what was found at an office: a manager of the office that checks it. */
export function mayCheck(me: SignedIn, path: string, checker: string | undefined): boolean {
  return checker !== undefined && manages(me, path);
}

async function requireChecker({ organization }: Services, me: SignedIn, row: CampaignRunRow, office: string) {
  const checker = checkerOf(row, office);
  const org = await organization.current();
  if (checker === undefined)
    throw problem(422, 'campaign.notDrawn', `“${org.officeName(office)}”没有被抽中，不须填写核查结果。`);
  if (!mayCheck(me, org.path(checker), checker))
    throw problem(403, 'campaign.notManager', `核查结果由“${org.officeName(checker)}”的督办、事项管理岗位填写。`);
}
