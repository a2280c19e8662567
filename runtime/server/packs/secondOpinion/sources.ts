import { LruMap } from '../../lruMap.ts';
import type { PeerSource } from './peerTypes.ts';

/** Files are parsed once, however many scenarios run them. */
const parsed = new LruMap<string, Promise<PeerSource>>(500);

/** Parses a BPMN file with bpmn-engine's own reader; only the named process starts by itself. */
export function peerSource(xml: string, process: string): Promise<PeerSource> {
  const key = `${process} ${xml}`;
  const source = parsed.get(key) ?? parse(xml, process);
  parsed.set(key, source);
  return source;
}

async function parse(xml: string, process: string): Promise<PeerSource> {
  const { Engine } = await import('bpmn-engine');
  const [definition] = await new Engine({ name: process, source: xml }).getDefinitions();
  const { options } = (definition as unknown as { environment: { options: { source?: PeerSource } } }).environment;
  const { source } = options;
  if (!source) throw new Error('bpmn-engine kept no source of the parsed file');
  for (const { id, behaviour } of source.getProcesses()) behaviour.isExecutable = id === process;
  withoutDiscards(source);
  return source;
}

/**
 * bpmn-engine tells every element behind a flow that is not taken, and counts that at joins like a token; BPMN knows no
 * such thing (§13.4: a join waits for tokens). Without it parallel joins behind choices work, and everything is quicker.
 */
function withoutDiscards(source: PeerSource): void {
  for (const flow of source.getSequenceFlows()) {
    const { Behaviour } = flow;
    flow.Behaviour = function QuietFlow(definition: object, context: object) {
      return Object.assign(new Behaviour(definition, context), { discard: () => undefined });
    } as unknown as typeof Behaviour;
  }
}
