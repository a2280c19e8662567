import { serviceOf } from '../modeler.ts';
import type { Business } from '../services.ts';
import { create, type Target, textOf, write } from './business.ts';
import { CommitInput, Row } from './fields.tsx';

/** The definitions of the file, where messages are kept. */
function definitionsOf(target: Target): Business | undefined {
  let at: Business | undefined = serviceOf(target.modeler, 'canvas').getRootElement().businessObject;
  while (at && at.$type !== 'bpmn:Definitions') at = at.$parent as Business | undefined;
  return at;
}

/** Refers to the message of that name, and adds it to the file when it is new. */
function messageNamed(target: Target, name: string): Business | undefined {
  const definitions = definitionsOf(target);
  if (!definitions || !name) return undefined;
  const roots = definitions.get('rootElements') as Business[];
  const known = roots.find((root) => root.$type === 'bpmn:Message' && root.name === name);
  if (known) return known;
  const message = create(target, 'bpmn:Message', { name });
  message.$parent = definitions;
  roots.push(message);
  return message;
}

/** The message that an event or a receive task waits for. */
export function MessageRow({ target }: { target: Target }) {
  const message = target.business.get('messageRef') as Business | undefined;
  return (
    <Row label="消息名称" hint="收到同名消息时继续。申请人提交补正的消息是 supplement。">
      {(id) => (
        <CommitInput
          id={id}
          mono
          value={message ? textOf(message, 'name') : ''}
          onCommit={(name) => write(target, { messageRef: messageNamed(target, name.trim()) })}
        />
      )}
    </Row>
  );
}
