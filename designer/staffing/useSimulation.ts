import { useCallback, useEffect, useRef, useState } from 'react';
import { type StaffingModel, type StaffingResult, startSimulation } from '#engine';

/** A scheme's result, and what one officer more in each pool would bring. */
export interface Outcome {
  result: StaffingResult;
  more: { pool: string; result: StaffingResult }[];
}

export interface Played {
  model: StaffingModel;
  more: { pool: string; model: StaffingModel }[];
}

/** Events played before the page may draw and answer again. */
const SLICE = 3_000;

/** Plays the schemes one after the other in slices; the page stays alive, and a new start gives up the old one. */
export function useSimulation() {
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const [progress, setProgress] = useState<number>();
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  const start = useCallback(async (schemes: Played[]) => {
    turn.current += 1;
    const mine = turn.current;
    const total = schemes.reduce((sum, { more }) => sum + 1 + more.length, 0);
    let done = 0;
    const play = async (model: StaffingModel): Promise<StaffingResult> => {
      const run = startSimulation(model);
      while (mine === turn.current && !run.advance(SLICE)) {
        setProgress((done + run.progress()) / total);
        await new Promise((resolve) => setTimeout(resolve));
      }
      done += 1;
      return run.result();
    };
    setProgress(0);
    const found: Outcome[] = [];
    for (const { model, more } of schemes) {
      const result = await play(model);
      const others: Outcome['more'] = [];
      for (const one of more) others.push({ pool: one.pool, result: await play(one.model) });
      found.push({ result, more: others });
    }
    if (mine !== turn.current) return;
    setOutcomes(found);
    setProgress(undefined);
  }, []);

  return { outcomes, progress, start };
}
