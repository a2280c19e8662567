import { PHASES, type Phase, type Progress } from '../server/packs/changes/progress.ts';

/** One line on the terminal that is written over as the work goes on; nothing where nobody watches. */
export function progressLine(): { progress: Progress; end(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { progress: () => undefined, end: () => undefined };
  let shown = { phase: '' as Phase | '', at: 0 };
  return {
    progress(phase, done, total) {
      const now = performance.now();
      if (phase === shown.phase && now - shown.at < 100 && done < total) return;
      shown = { phase, at: now };
      stderr.write(`\r\u001b[K${PHASES[phase]}${total > 0 ? ` ${done}/${total}` : ''}`);
    },
    end: () => void stderr.write('\r\u001b[K'),
  };
}
