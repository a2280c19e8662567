import type { Refusal } from '../../result.ts';
import type { CaseDraft } from '../draft.ts';
import type { CaseCommand } from '../types.ts';
import { claim, open, release } from './claim.ts';
import { advise, consult } from './consult.ts';
import { copy, remind } from './copy.ts';
import { delegate, giveBack, recall } from './delegate.ts';
import { extend } from './extend.ts';
import { save } from './save.ts';
import { sendBack } from './sendBack.ts';
import { addSigner, dropSigner } from './signers.ts';
import { consent, demand, supplement } from './supplement.ts';
import { resume, suspend } from './suspend.ts';
import { takeBack } from './takeBack.ts';
import { transfer } from './transfer.ts';
import { terminate, withdraw } from './withdraw.ts';

/** Every move by the command that asks for it. A new move is a file here and a line in this table. */
const MOVES = {
  'case.save': save,
  'case.withdraw': withdraw,
  'case.supplement': supplement,
  'case.consent': consent,
  'case.copy': copy,
  'case.remind': remind,
  'case.suspend': suspend,
  'case.resume': resume,
  'case.terminate': terminate,
  'case.extend': extend,
  'task.open': open,
  'task.claim': claim,
  'task.release': release,
  'task.transfer': transfer,
  'task.delegate': delegate,
  'task.giveBack': giveBack,
  'task.recall': recall,
  'task.consult': consult,
  'task.advise': advise,
  'task.sendBack': sendBack,
  'task.takeBack': takeBack,
  'task.addSigner': addSigner,
  'task.dropSigner': dropSigner,
  'task.demand': demand,
};

type Handler = (draft: CaseDraft, command: CaseCommand) => Refusal | undefined;

export type MoveCommand = Extract<CaseCommand, { type: keyof typeof MOVES }>;

/** One move on a case, or why not. */
export const move = (draft: CaseDraft, command: MoveCommand): Refusal | undefined =>
  // The table is keyed by the command's own type.
  (MOVES[command.type] as Handler)(draft, command);
