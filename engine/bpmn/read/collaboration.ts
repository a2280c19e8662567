import type { Definitions, MessageFlow, Participant } from '../model.ts';
import { childOf, childrenOf, type Element, localName } from './element.ts';

/** Participants and message flows of every collaboration of the file. */
export function readCollaborations(roots: Element[]): Pick<Definitions, 'participants' | 'messageFlows'> {
  const collaborations = roots.filter((root) => localName(root) === 'collaboration');
  return {
    participants: collaborations.flatMap((root) => childrenOf(root, 'participants').map(participantOf)),
    messageFlows: collaborations.flatMap((root) => childrenOf(root, 'messageFlows').flatMap(messageFlowOf)),
  };
}

function participantOf(element: Element): Participant {
  const process = childOf(element, 'processRef')?.id;
  return {
    id: element.id ?? '',
    ...(element.name === undefined ? {} : { name: element.name }),
    ...(process === undefined ? {} : { process }),
  };
}

function messageFlowOf(element: Element): MessageFlow[] {
  const source = endOf(childOf(element, 'sourceRef'));
  const target = endOf(childOf(element, 'targetRef'));
  if (source === undefined || target === undefined) return [];
  return [{ id: element.id ?? '', ...(element.name === undefined ? {} : { name: element.name }), source, target }];
}

const endOf = (end: Element | undefined): string | undefined => end && (childOf(end, 'processRef')?.id ?? end.id);
