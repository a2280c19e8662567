import {
  type BundleIntake,
  type CompiledBundle,
  formDecide,
  type IntakeProblem,
  intakeByApplicant,
  intakeProblems,
  type Problem,
  splitIntake,
} from '#engine';
import type { Organization } from '../access/organization.ts';
import { problem } from '../problem.ts';
import type { Services } from '../services.ts';
import { today } from '../views/task.ts';
import { intakeWithFiles } from './files.ts';

/** `counter`: an officer types it in at the window; `online`: the applicant does, from afar. */
export type Channel = 'counter' | 'online';

export interface Sent {
  intake: BundleIntake;
  office: string;
  channel: Channel;
}

/**
 * An intake that may be opened. At the window what lacks is asked for by a notice; from afar everything but materials is
 * there, and what applicants have no say in is left out.
 * @throws {ApiProblem} 422 with every problem, its item and its field
 */
export async function checkedIntake(
  services: Services,
  bundle: CompiledBundle,
  { intake: sent, office, channel }: Sent,
  org: Organization,
): Promise<BundleIntake> {
  const online = channel === 'online';
  const intake = online ? intakeByApplicant(bundle, sent) : sent;
  const place = { day: today(services.clock()), division: org.division(office) };
  const found = intakeProblems(bundle, intake, {
    ...place,
    draft: !online,
    byApplicant: online,
    decide: formDecide,
  }).filter(({ code }) => code !== 'bundle.material');
  const problems = [...absent(bundle, intake), ...found];
  if (problems.length > 0) throw refusal(bundle, problems);
  return online ? intakeWithFiles(services, intake, org.path(office)) : intake;
}

/** Items that are called for and do not hold in the division of the office. */
const absent = (bundle: CompiledBundle, intake: BundleIntake): IntakeProblem[] =>
  splitIntake(bundle, intake)
    .filter(({ item }) => !bundle.items[item])
    .map(({ item }) => ({
      code: 'bundle.itemMissing',
      message: `事项“${item}”在所选机构不能办理`,
      path: `/own/${item}`,
      item,
    }));

function refusal(bundle: CompiledBundle, problems: IntakeProblem[]) {
  const nothing = bundle.source.items.length > 1 ? '全部事项都没有提交' : '申请没有提交';
  return problem(422, 'bundle.invalid', `有 ${problems.length} 处内容需要改正，${nothing}。请按提示修改后再提交。`, {
    problems: problems.map((one) => named(bundle, one)),
  });
}

/** With the name of the item before what is wrong in its own part, where there are several. */
function named({ items, source }: CompiledBundle, { item, message, path, code }: IntakeProblem): Problem {
  const name = item === undefined || source.items.length === 1 ? undefined : items[item]?.item.elements.name;
  return { code, message: name === undefined ? message : `${name}：${message}`, path: `/intake${path}` };
}
