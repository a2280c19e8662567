import type { Draft } from '../../runtime/ui/api/client.ts';

/**
 * Where what is typed stands:
 * clean – as on the server; waiting – typed, not yet sent; saving – on its way; failed – sending failed, tried again;
 * conflict – someone else saved in between, nothing is sent until the user decides.
 */
export type SaveStatus = 'clean' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface DraftState {
  content: string;
  status: SaveStatus;
  /** The draft on the server as last seen; absent while none was saved. */
  draft?: Draft | undefined;
  /** The other one's draft while in conflict. */
  theirs?: Draft | undefined;
  error?: unknown;
}

export type SaveResult = { saved: Draft } | { conflict: Draft } | { error: unknown };

export interface KeeperPorts {
  save: (content: string, version: number) => Promise<SaveResult>;
  /** Milliseconds of rest after typing before it is sent, and between tries. */
  delay: number;
  retry: number;
}

export interface DraftKeeper {
  get: () => DraftState;
  subscribe: (listener: () => void) => () => void;
  change: (content: string) => void;
  /** Sends what waits, now. Resolves once the server has it, or with the state that hindered it. */
  flush: () => Promise<DraftState>;
  keepMine: () => void;
  takeTheirs: () => void;
  close: () => void;
}

/** Keeps a draft on the server in step with what is typed: debounced, one request at a time, nothing overwritten unseen. */
export function createDraftKeeper(content: string, draft: Draft | undefined, ports: KeeperPorts): DraftKeeper {
  let state: DraftState = { content, status: 'clean', draft };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  const listeners = new Set<() => void>();
  const set = (change: Partial<DraftState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const plan = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), delay);
  };
  const settle = (sent: string, result: SaveResult) => {
    if ('conflict' in result) return set({ status: 'conflict', theirs: result.conflict });
    if ('error' in result) {
      set({ status: 'failed', error: result.error });
      return plan(ports.retry);
    }
    const more = state.content !== sent;
    set({ draft: result.saved, status: more ? 'waiting' : 'clean', error: undefined });
    if (more) plan(ports.delay);
  };
  const send = (): Promise<void> => {
    clearTimeout(timer);
    if (running) return running;
    if (state.status !== 'waiting' && state.status !== 'failed') return Promise.resolve();
    const sent = state.content;
    set({ status: 'saving' });
    running = ports.save(sent, state.draft?.version ?? 0).then((result) => {
      running = undefined;
      settle(sent, result);
    });
    return running;
  };
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (next) => {
      if (next === state.content) return;
      const held = state.status === 'conflict' || state.status === 'saving';
      set({ content: next, status: held ? state.status : 'waiting' });
      if (!held) plan(ports.delay);
    },
    flush: async () => {
      for (let tries = 0; tries < 3 && (running || state.status === 'waiting'); tries++) await send();
      return state;
    },
    keepMine: () => {
      if (!state.theirs) return;
      set({ draft: state.theirs, theirs: undefined, status: 'waiting' });
      void send();
    },
    takeTheirs: () => {
      if (state.theirs) set({ content: state.theirs.content, draft: state.theirs, theirs: undefined, status: 'clean' });
    },
    close: () => clearTimeout(timer),
  };
}
