import { EventEmitter } from 'node:events';
import type { JsonObject, Process } from '#engine';
import { StillClock } from './clock.ts';
import { feelSettings, type Visible } from './feel.ts';
import type { PeerApi } from './peerTypes.ts';
import { peerSource } from './sources.ts';

/** A process with the file that it stands in, and what it calls in other files, by the id that the calls name. */
export interface PeerProcess {
  process: Process;
  xml: string;
  calls: Record<string, { process: Process; xml: string }>;
}

/** bpmn-engine passes these by only when told; here nobody has to do anything about them. */
const PASSED = new Set(['bpmn:ManualTask']);

const SILENT = { debug: () => undefined, error: () => undefined, warn: () => undefined };

/** One case on bpmn-engine, led from outside move by move. Each move is finished when the call returns. */
export class Peer {
  /** Completed elements since it was last asked. */
  private completed: string[] = [];
  private readonly waiting = new Map<string, PeerApi>();
  private readonly clock = new StillClock();
  private readonly visible: Visible = { data: {} };
  private readonly called = new Map<string, Peer>();
  private calls: PeerApi[] = [];
  private error: string | undefined;
  ended = false;

  constructor(private readonly source: PeerProcess) {}

  /** Starts the process; a file that bpmn-engine cannot read is a `failure`. */
  async start(data: JsonObject): Promise<void> {
    try {
      await this.execute(data);
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
  }

  private async execute(data: JsonObject): Promise<void> {
    const { Engine } = await import('bpmn-engine');
    const { process, xml, calls } = this.source;
    this.visible.data = data;
    const processes = [process, ...Object.values(calls).map((one) => one.process)];
    const engine = new Engine({
      name: process.id,
      Logger: () => SILENT,
      sourceContext: (await peerSource(xml, process.id)) as never,
      timers: this.clock.timers,
      ...feelSettings(processes, this.visible),
    } as never);
    engine.on('error', (error: Error) => {
      this.error = error.message;
    });
    await engine.execute({ listener: this.listener() } as never);
    await this.settle();
  }

  /** What completed since the last call, in order, also in called processes of other files. */
  takeCompleted(): string[] {
    const completed = this.completed;
    this.completed = [];
    return completed;
  }

  get failure(): string | undefined {
    return this.error ?? [...this.called.values()].map(({ failure }) => failure).find((one) => one !== undefined);
  }

  /** Completes what waits at the element: a task, or an element that waits for a message. */
  async signal(element: string, data: JsonObject): Promise<boolean> {
    this.see(data);
    const api = [...this.waiting.values()].find(({ id }) => id === element);
    if (!api) return this.inCalled((peer) => peer.signal(element, data));
    this.waiting.delete(api.executionId);
    api.signal();
    await this.settle();
    return true;
  }

  async fire(element: string, data: JsonObject): Promise<boolean> {
    this.see(data);
    if (!this.clock.fire(element)) return this.inCalled((peer) => peer.fire(element, data));
    await this.settle();
    return true;
  }

  /**
   * 退回, which BPMN does not have: the target is entered as over its incoming flow, then what the case left is discarded.
   */
  async sendBack(target: string, left: string[], data: JsonObject): Promise<boolean> {
    this.see(data);
    const [some] = this.waiting.values();
    const flow = some?.owner.context.getActivityById(target)?.inbound[0];
    if (!some || !flow) return this.inCalled((peer) => peer.sendBack(target, left, data));
    flow.take({ sequenceId: `${flow.id}_back_${this.completed.length}` });
    const gone = [...this.waiting.values()].filter(({ id }) => left.includes(id) && id !== target);
    for (const api of gone) {
      this.waiting.delete(api.executionId);
      api.discard();
    }
    await this.settle();
    return true;
  }

  private see(data: JsonObject): void {
    this.visible.data = data;
  }

  private async inCalled(ask: (peer: Peer) => Promise<boolean>): Promise<boolean> {
    for (const [caller, peer] of this.called) {
      if (!(await ask(peer))) continue;
      await this.afterCalled(caller, peer);
      return true;
    }
    return false;
  }

  private async afterCalled(caller: string, peer: Peer): Promise<void> {
    this.completed.push(...peer.takeCompleted());
    if (!peer.ended) return;
    this.called.delete(caller);
    const api = this.waiting.get(caller);
    this.waiting.delete(caller);
    api?.signal();
    await this.settle();
  }

  private listener(): EventEmitter {
    const listener = new EventEmitter();
    // Multi-instance: each instance waits by itself, and only the activity as a whole ends.
    listener.on('activity.wait', (api: PeerApi) => this.waiting.set(api.executionId, api));
    listener.on('activity.leave', (api: PeerApi) => this.waiting.delete(api.executionId));
    listener.on('activity.end', ({ id }: PeerApi) => this.completed.push(id));
    // An error end event is done when it has thrown: it is discarded with its scope before it could end.
    listener.on('activity.throw', ({ id, type }: PeerApi) => {
      if (type === 'bpmn:ErrorEventDefinition') this.completed.push(id);
    });
    // Not the end of the engine: that waits for called processes that were interrupted.
    listener.on('process.leave', ({ id }: PeerApi) => {
      if (id === this.source.process.id) this.ended = true;
    });
    listener.on('activity.call', (api: PeerApi) => this.calls.push(api));
    return listener;
  }

  /** What goes on by itself: tasks that nobody works, called processes of other files. */
  private async settle(): Promise<void> {
    for (;;) {
      const call = this.calls.shift();
      const passed = [...this.waiting.values()].find(({ type }) => PASSED.has(type));
      if (call) await this.call(call);
      else if (passed) {
        this.waiting.delete(passed.executionId);
        passed.signal();
      } else return;
    }
  }

  /** bpmn-engine runs what stands in the same file by itself. */
  private async call(api: PeerApi): Promise<void> {
    const name = api.content.calledElement ?? '';
    const target = this.source.calls[name];
    if (!target || target.xml === this.source.xml) return;
    const peer = new Peer({ ...target, calls: this.source.calls });
    this.waiting.set(api.executionId, api);
    this.called.set(api.executionId, peer);
    await peer.start(this.visible.data);
    await this.afterCalled(api.executionId, peer);
  }
}
