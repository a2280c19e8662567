import type { z } from '@hono/zod-openapi';
import {
  advanceCase,
  type CaseCommand,
  type CompiledItem,
  EXTENSION_RULES,
  isRefusal,
  type OpenTask,
  type Person,
} from '#engine';
import type { CaseRow, UserRow } from '../../store/port.ts';
import { actorAt } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { Candidates } from '../api/contract.ts';
import { postName } from '../views/labels.ts';
import { caseActor, taskActor } from './actors.ts';
import { type NamingMove, officeOf, seesCase } from './people.ts';

type Candidate = z.infer<typeof Candidates>['candidates'][number];

export interface Asked {
  move: NamingMove;
  row: CaseRow;
  compiled: CompiledItem;
  task: OpenTask | undefined;
  me: UserRow;
  org: Organization;
  now: number;
}

const WORDS = '拟办';

/** The move as it would be sent, naming this person; nothing of it is kept. */
function tried({ move, compiled, task }: Asked, to: Person): CaseCommand {
  const id = task?.id ?? -1;
  switch (move) {
    case 'transfer':
    case 'delegate':
    case 'addSigner':
      return { type: `task.${move}`, task: id, to, reason: WORDS };
    case 'consult':
      return { type: 'task.consult', task: id, to: [to], question: WORDS };
    case 'copy':
      return { type: 'case.copy', to: [to], note: WORDS };
    case 'extend': {
      const unit = EXTENSION_RULES.find((rule) => rule.id === compiled.item.clock?.extension)?.max.unit ?? 'workingDay';
      return { type: 'case.extend', by: { value: 1, unit }, reason: WORDS, requestedBy: to.id, notice: WORDS };
    }
  }
}

function candidate(asked: Asked, user: UserRow): Candidate | undefined {
  const { move, row, compiled, task, me, org, now } = asked;
  const person = actorAt(user, officeOf(move, user, task));
  const sender =
    move === 'copy' || move === 'extend'
      ? caseActor(compiled, row.state, me, move, now)
      : taskActor(row.state, me, task?.id ?? -1);
  const ctx = { now, officeName: org.officeName, division: org.division };
  const result = advanceCase(compiled, row, tried(asked, person), sender, ctx);
  const refusal = isRefusal(result) ? { refusal: { code: result.code, message: result.message } } : {};
  if (refusal.refusal?.code === 'task.notHolder') return undefined;
  const { id, name } = user;
  return { id, name, officeName: org.officeName(person.office), postNames: person.posts.map(postName), ...refusal };
}

/**
 * People whom a move may name, each with the reason where it would be refused: the move itself is tried on the case as it
 * stands. Who does not hold the post of the task is left out.
 */
export const candidatesFor = (asked: Asked): Candidate[] =>
  asked.org.users
    .filter((user) => user.id !== asked.me.id && seesCase(user, asked.row, asked.org))
    .map((user) => candidate(asked, user))
    .filter((found) => found !== undefined);
