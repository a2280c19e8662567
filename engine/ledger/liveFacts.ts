import { pathsRead } from '../feel/index.ts';
import type { Json } from '../json.ts';
import type { LedgerFill, Register } from './types.ts';

/**
 * Something that the state of a case says of where it stands and that a database can read there: `steps` are the elements
 * of its open tasks, `post`, `postLevel` and `assignee` those of the first, `vars.…` a member of the state's variables.
 */
export type LiveFact =
  | 'digest'
  | 'status'
  | 'suspended'
  | 'result'
  | 'steps'
  | 'post'
  | 'postLevel'
  | 'assignee'
  | 'assigneeName'
  | `vars.${string}`;

/** What names of the registers' data are made of, where that is not a variable of the same name. */
const MADE_OF: Record<string, readonly LiveFact[]> = {
  'case.status': ['status', 'suspended'],
  'case.result': ['result'],
  'case.step': ['digest', 'steps'],
  'case.post': ['post'],
  'case.postLevel': ['postLevel'],
  'case.person': ['assignee', 'assigneeName'],
};

/** Members of `case` that lie in the variables as they are. */
const KEPT = ['no', 'itemName', 'division', 'receivedAt', 'receivedTime', 'channel', 'acceptedAt'];
const ANSWERS = ['form', 'situation', 'applicant'];
const MEMBER = /^[A-Za-z][A-Za-z0-9_]*$/;

function factsOf(path: string): readonly LiveFact[] | undefined {
  const made = MADE_OF[path];
  if (made) return made;
  const [root = '', member = ''] = path.split('.');
  const known = root === 'case' ? KEPT.includes(member) : !ANSWERS.includes(root);
  return known && path.split('.').every((name) => MEMBER.test(name)) ? [`vars.${path}`] : undefined;
}

/** The facts that a live column is made of; undefined when it reads anything else, so that no database can look for it. */
export function liveFactsOf({ set }: LedgerFill, column: string): LiveFact[] | undefined {
  const facts = pathsRead(set[column] ?? '')?.map(factsOf);
  if (!facts?.every((one) => one !== undefined)) return undefined;
  return [...new Set(facts.flat())].sort();
}

/** The fill of a register that has live columns; undefined when it has none or several. */
export function liveFill({ ledger }: Pick<Register, 'ledger'>): LedgerFill | undefined {
  const fills = (ledger.fills ?? []).filter(({ from, live }) => from === 'cases' && live !== undefined);
  return fills.length === 1 ? fills[0] : undefined;
}

/** What a case says of each fact. */
export type LiveFacts = Partial<Record<LiveFact, Json>>;

/** Names that facts tell of an earlier day: those of which a database can read today's, but for other variables. */
const toldThen = (path: string): boolean =>
  MADE_OF[path] !== undefined ||
  path === 'delivery' ||
  /^(delivery|officers)\./.test(path) ||
  KEPT.some((name) => path === `case.${name}`);

/** Whether facts tell what a live column was on an earlier day. `doubtful`: names that they do not tell of this case. */
export const isToldThen = ({ set }: LedgerFill, column: string, doubtful: readonly string[] = []): boolean =>
  pathsRead(set[column] ?? '')?.every((path) => toldThen(path) && !doubtful.includes(path)) === true;
