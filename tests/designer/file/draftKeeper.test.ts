import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftKeeper, type SaveResult } from '../../../designer/file/draftKeeper.ts';
import type { Draft } from '../../../runtime/ui/api/types.ts';

const draft = (version: number, content: string): Draft => ({
  id: 'd1',
  pack: '@kite/permits',
  path: 'forms/kite.json',
  content,
  base: 'b',
  version,
  updatedBy: '王㛃',
  updatedAt: 0,
});

/** A server that holds one draft, and can be told to be away. */
function server() {
  const state = { stored: undefined as Draft | undefined, away: false, calls: 0 };
  const save = async (content: string, version: number): Promise<SaveResult> => {
    state.calls += 1;
    if (state.away) return { error: new Error('away') };
    if ((state.stored?.version ?? 0) !== version && state.stored) return { conflict: state.stored };
    state.stored = draft(version + 1, content);
    return { saved: state.stored };
  };
  return { state, keeper: createDraftKeeper('原文', undefined, { save, delay: 1000, retry: 5000 }) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('draft keeper', () => {
  it('sends once the hand rests, not at every key', async () => {
    const { state, keeper } = server();
    for (const text of ['一', '一二', '一二三']) {
      keeper.change(text);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(state.calls).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(state).toMatchObject({ calls: 1, stored: { content: '一二三', version: 1 } });
    expect(keeper.get().status).toBe('clean');
  });

  it('counts the version up from save to save', async () => {
    const { state, keeper } = server();
    keeper.change('甲');
    await keeper.flush();
    keeper.change('乙');
    await keeper.flush();
    expect(state.stored).toMatchObject({ content: '乙', version: 2 });
  });

  it('tries again when the server was away', async () => {
    const { state, keeper } = server();
    state.away = true;
    keeper.change('甲');
    await vi.advanceTimersByTimeAsync(1000);
    expect(keeper.get().status).toBe('failed');
    state.away = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeper.get().status).toBe('clean');
    expect(state.stored?.content).toBe('甲');
  });

  it('stops at a conflict and overwrites only when told so', async () => {
    const { state, keeper } = server();
    state.stored = draft(7, '他人所写');
    keeper.change('我所写');
    await vi.advanceTimersByTimeAsync(1000);
    expect(keeper.get()).toMatchObject({ status: 'conflict', theirs: { content: '他人所写' } });
    keeper.change('我又写');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(state.stored.content).toBe('他人所写');
    keeper.keepMine();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.stored).toMatchObject({ content: '我又写', version: 8 });
  });

  it('takes the other text when told so', async () => {
    const { state, keeper } = server();
    state.stored = draft(7, '他人所写');
    keeper.change('我所写');
    await vi.advanceTimersByTimeAsync(1000);
    keeper.takeTheirs();
    expect(keeper.get()).toMatchObject({ status: 'clean', content: '他人所写', draft: { version: 7 } });
  });

  it('sends what was typed while a save was on its way', async () => {
    const { state, keeper } = server();
    keeper.change('甲');
    const sent = keeper.flush();
    keeper.change('甲乙');
    await sent;
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.stored).toMatchObject({ content: '甲乙', version: 2 });
  });
});
