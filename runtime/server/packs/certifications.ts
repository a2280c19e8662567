import type { Certification } from '#engine';
import { LruMap } from '../lruMap.ts';

export interface CertificationRun {
  /** Version that is certified. */
  version: string;
  status: 'running' | 'finished' | 'broken';
  done: number;
  total: number;
  startedAt: number;
  finishedAt?: number;
  certification?: Certification;
}

export type Work = (onProgress: (done: number, total: number) => void) => Promise<Certification>;

export interface Certifications {
  /** The run for the installed version of a pack, under way or the last one since the server started. */
  of(pack: string): CertificationRun | undefined;
  /** The run before a publication, while it is under way. */
  publishing(pack: string): CertificationRun | undefined;
  /** Runs unless a run is under way. */
  start(pack: string, version: string, work: Work): Promise<void>;
  /** Runs before a publication. Whatever `work` throws comes through. */
  publish(pack: string, version: string, work: Work): Promise<Certification>;
}

const KEPT = 50;

/** How far certifications are and what they found; in memory, for the page that shows it. */
export function certificationRuns(clock: () => number): Certifications {
  const runs = new LruMap<string, CertificationRun>(KEPT);
  const publications = new Map<string, CertificationRun>();
  const begin = (version: string): CertificationRun => ({
    version,
    status: 'running',
    done: 0,
    total: 0,
    startedAt: clock(),
  });
  const follow = (run: CertificationRun) => (done: number, total: number) => {
    Object.assign(run, { done, total });
  };
  return {
    of: (pack) => runs.get(pack),
    publishing: (pack) => publications.get(pack),
    async start(pack, version, work) {
      if (runs.get(pack)?.status === 'running') return;
      const run = begin(version);
      runs.set(pack, run);
      try {
        run.certification = await work(follow(run));
        run.status = 'finished';
      } catch (error) {
        run.status = 'broken';
        throw error;
      } finally {
        run.finishedAt = clock();
      }
    },
    async publish(pack, version, work) {
      const run = begin(version);
      publications.set(pack, run);
      try {
        return await work(follow(run));
      } finally {
        publications.delete(pack);
      }
    },
  };
}
