import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { ApiError, api, type Draft } from '../../runtime/ui/api/client.ts';
import { createDraftKeeper, type DraftKeeper, type DraftState, type SaveResult } from './draftKeeper.ts';
import type { OpenFile } from './useFile.ts';

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'content' in value && 'version' in value;

async function save(file: OpenFile['file'], content: string, version: number): Promise<SaveResult> {
  try {
    return { saved: await api.saveDraft({ pack: file.pack, path: file.path, content, base: file.digest, version }) };
  } catch (error) {
    const current = error instanceof ApiError && error.status === 409 ? error.problem.current : undefined;
    return isDraft(current) ? { conflict: current } : { error };
  }
}

export interface KeptDraft extends DraftState {
  keeper: DraftKeeper;
}

/** The draft of an opened file, kept on the server while it is edited. */
export function useDraftKeeper({ file, draft }: OpenFile): KeptDraft {
  const keeper = useMemo(
    () =>
      createDraftKeeper(draft?.content ?? file.content, draft, {
        save: (content, version) => save(file, content, version),
        delay: 1200,
        retry: 5000,
      }),
    [file, draft],
  );
  useEffect(() => () => void keeper.flush().finally(keeper.close), [keeper]);
  const state = useSyncExternalStore(keeper.subscribe, keeper.get);
  return { ...state, keeper };
}
