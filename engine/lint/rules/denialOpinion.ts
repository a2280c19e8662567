import { label, userTasks } from '../graph.ts';
import type { Finding, ProcessRule } from '../types.ts';

/** 不予受理 and 不予决定 state their reasons (R42): the outcome must ask for an opinion. */
export const denialOpinion: ProcessRule = (process) =>
  userTasks(process).flatMap((node) =>
    node.settings.outcomes
      .filter((outcome) => (outcome.kind === 'deny' || outcome.kind === 'notAccept') && outcome.opinion !== true)
      .map(
        (outcome): Finding => ({
          severity: 'warning',
          code: 'lint.denialOpinion',
          element: node.id,
          message: `环节${label(node)}的“${outcome.name}”必须说明理由，请勾选“需填意见”。`,
        }),
      ),
  );
