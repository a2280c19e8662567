/** What of bpmn-engine's interface is used here; its own types are wider and looser. */

export interface PeerFlow {
  id: string;
  take(content: { sequenceId: string }): void;
}

export interface PeerActivity {
  id: string;
  inbound: PeerFlow[];
}

/** An element that waits, or ended. */
export interface PeerApi {
  id: string;
  type: string;
  executionId: string;
  owner: PeerActivity & { context: { getActivityById(id: string): PeerActivity | null } };
  content: { calledElement?: string };
  signal(message?: unknown): void;
  discard(): void;
}

/** A parsed file. */
export interface PeerSource {
  getProcesses(): { id: string; behaviour: { isExecutable?: boolean } }[];
  getSequenceFlows(): { Behaviour: new (definition: object, context: object) => PeerFlow }[];
}
