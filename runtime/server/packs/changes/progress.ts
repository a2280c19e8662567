import { setImmediate } from 'node:timers/promises';

/** What is being done, in the order in which it is done. */
export type Phase =
  | 'reading'
  | 'compiling'
  | 'certifying'
  | 'rehearsing'
  | 'staging'
  | 'moving'
  | 'applying'
  | 'verifying';

export const PHASES: Record<Phase, string> = {
  reading: '读取内容',
  compiling: '检查并编译事项',
  certifying: '认证：执行情景',
  rehearsing: '预演在办件',
  staging: '写入事项',
  moving: '迁移在办件',
  applying: '切换版本',
  verifying: '核对结果',
};

/** Told how far a phase is; never waited for. */
export type Progress = (phase: Phase, done: number, total: number) => void;

/** Long work on the thread that also serves requests gives way after so many milliseconds. */
const TURN_MS = 12;

/** Lets requests in between once the turn is used up. Cheap when called often. */
export function breather(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < TURN_MS) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
