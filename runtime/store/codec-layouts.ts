import type { CaseFact } from '#engine';

/** `word`: text that may repeat within a step; `number`; `json`: anything else, as it is. */
export interface Field {
  name: string;
  kind: 'word' | 'number' | 'json';
  optional: boolean;
}

const field = (spec: string): Field => {
  const [, name = '', sign = '', mark = ''] = /^(\w+)([#*]?)(\??)$/.exec(spec) ?? [];
  return { name, kind: sign === '#' ? 'number' : sign === '*' ? 'json' : 'word', optional: mark === '?' };
};

const layout = (type: CaseFact['type'], spec = '') => ({ type, fields: spec.split(' ').filter(Boolean).map(field) });

/**
 * Frozen: a fact's code is its place in this list, from 1. New facts go to the end, and a changed fact gets a new
 * place. `#` marks numbers, `*` JSON, `?` optional fields.
 */
export const factLayouts = [
  layout('element.entered', 'element token#'),
  layout('element.completed', 'element token#'),
  layout('element.terminated', 'element token#'),
  layout('flow.taken', 'flow'),
  layout('task.created', 'element token#'),
  layout('task.completed', 'element token#'),
  layout('task.canceled', 'element token#'),
  layout('job.created', 'element token# topic?'),
  layout('job.canceled', 'element token# topic?'),
  layout('message.awaited', 'element token# message key?'),
  layout('timer.set', 'element timer# due#'),
  layout('timer.fired', 'element timer#'),
  layout('timer.canceled', 'element timer#'),
  layout('message.thrown', 'element message'),
  layout('error.thrown', 'element error'),
  layout('incident.raised', 'element token# code message'),
  layout('incident.resolved', 'element token# code message'),
  layout('case.ended', 'how element? result? code?'),
  layout('case.received', 'channel no digest item'),
  layout('case.accepted'),
  layout('case.notAccepted', 'reason'),
  layout('case.saved', 'what*'),
  layout('notice.issued', 'materials* note hash'),
  layout('case.supplemented', 'materials* note?'),
  layout('clock.started'),
  layout('clock.resumed'),
  layout('clock.stopped'),
  layout('clock.paused', 'reason'),
  layout('task.claimed', 'token# user'),
  layout('task.released', 'token# user'),
  layout('task.transferred', 'token# from? to toName reason'),
  layout('opinion.given', 'token# element post? outcome kind name text? target? round#'),
  layout('result.delivered', 'delivery*'),
  layout('case.concluded', 'result'),
  layout('case.withdrawn', 'reason'),
  layout('task.opened', 'token# user'),
  layout('task.delegated', 'token# from to toName reason'),
  layout('task.givenBack', 'token# from to text? reason?'),
  layout('task.consulted', 'token# to toName question'),
  layout('advice.given', 'token# element user text round# post?'),
  layout('task.consultationEnded', 'token# user'),
  layout('task.sentBack', 'token# target straight# round#'),
  layout('task.takenBack', 'token# element user reason'),
  layout('task.signerAdded', 'token# user userName reason'),
  layout('task.signerDropped', 'token# user userName reason'),
  layout('notice.consented', 'materials* reason'),
  layout('notice.breached', 'materials*'),
  layout('case.copied', 'to toName note'),
  layout('case.reminded', 'token# text to?'),
  layout('case.suspended', 'reason notice hash'),
  layout('case.resumed', 'note'),
  layout('case.terminated', 'reason result'),
  layout('duty.warned', 'user post message'),
  layout('element.entered', 'element token# scope# body*?'),
  layout('element.completed', 'element token# scope# body*?'),
  layout('element.terminated', 'element token# scope# body*?'),
  layout('signal.awaited', 'element token# signal'),
  layout('signal.thrown', 'element signal'),
  layout('escalation.thrown', 'element escalation'),
  layout('compensation.done', 'element token#'),
  layout('script.skipped', 'element language'),
  layout('clock.extended', 'by* rule reason requestedBy approvedBy notice?'),
  layout('case.migrated', 'from to moved* undone*?'),
  layout('ledger.written', 'ledger key values*'),
  layout('notice.issued', 'materials* note hash fields*'),
  layout('case.supplemented', 'materials* note? changes*'),
];

export interface Layout {
  code: number;
  fields: Field[];
  /** Names of the fields and `type`, sorted as canonical JSON wants them. */
  sorted: string[];
}

/** The places of each fact, the oldest first: the first one that a fact fits is the shortest. */
export const layoutsOf = new Map<string, Layout[]>();

for (const [index, { type, fields }] of factLayouts.entries()) {
  const sorted = ['type', ...fields.map(({ name }) => name)].sort();
  layoutsOf.set(type, [...(layoutsOf.get(type) ?? []), { code: index + 1, fields, sorted }]);
}

/** Frozen like the facts: a command's code is its place, from 0. */
export const commands: string[] = [
  'case.receive',
  'case.save',
  'case.withdraw',
  'case.supplement',
  'task.claim',
  'task.release',
  'task.transfer',
  'task.complete',
  'task.sendBack',
  'timer.fire',
  'job.complete',
  'job.fail',
  'incident.retry',
  'task.open',
  'task.delegate',
  'task.giveBack',
  'task.recall',
  'task.consult',
  'task.advise',
  'task.takeBack',
  'task.addSigner',
  'task.dropSigner',
  'task.demand',
  'case.consent',
  'case.copy',
  'case.remind',
  'case.suspend',
  'case.resume',
  'case.terminate',
  'message.deliver',
  'signal.deliver',
  'error.throw',
  'escalation.throw',
  'adHoc.start',
  'case.extend',
  'case.migrate',
  'case.migrateBack',
  'case.register',
];
