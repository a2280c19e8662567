import type { z } from '@hono/zod-openapi';
import type { Actor, CaseCommand, CaseMove, CaseState, CompiledItem, Person } from '#engine';
import type { CaseRow, UserRow } from '../../store/port.ts';
import { actorAt } from '../access/officer.ts';
import type { Organization } from '../access/organization.ts';
import type { MoveRequest } from '../api/contract.ts';
import { caseActor, dropActor, taskActor } from './actors.ts';
import { colleague, type NamingMove, officeOf } from './people.ts';

export type Move = z.output<typeof MoveRequest>;

/** The engine's command for a request; persons come from the organization, with the posts that they hold there. */
export function commandOf(sent: Move, row: CaseRow, org: Organization): CaseCommand {
  const { version: _version, ...move } = sent;
  const person = (id: string, naming: NamingMove, token?: number): Person => {
    const user = colleague(id, row, org);
    return actorAt(
      user,
      officeOf(
        naming,
        user,
        row.state.tasks.find((task) => task.id === token),
      ),
    );
  };
  switch (move.type) {
    case 'task.delegate':
      return { ...move, to: person(move.to, 'delegate', move.task) };
    case 'task.consult':
      return { ...move, to: move.to.map((id) => person(id, 'consult', move.task)) };
    case 'task.addSigner': {
      const { weight, ...rest } = move;
      const to = person(move.to, 'addSigner', move.task);
      return { ...rest, to, ...(weight === undefined ? {} : { weight }) };
    }
    case 'case.copy':
      return { ...move, to: move.to.map((id) => person(id, 'copy')) };
    case 'case.extend':
      return { ...move, requestedBy: person(move.requestedBy, 'extend').id };
    default:
      return move;
  }
}

/** Who sends a move: at the office of its task, or where the post is held that the move on the case asks for. */
export function actorOf(sent: Move, compiled: CompiledItem, user: UserRow, now: number) {
  return (state: CaseState | null): Actor => {
    if (!state) return actorAt(user, user.office);
    if (sent.type === 'task.dropSigner') return dropActor(state, user, sent.task);
    if ('task' in sent && sent.type !== 'case.remind') return taskActor(state, user, sent.task);
    return caseActor(compiled, state, user, sent.type.slice(sent.type.indexOf('.') + 1) as CaseMove, now);
  };
}
