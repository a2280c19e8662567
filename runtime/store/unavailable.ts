import { StoreBusy } from './queue.ts';

/** Codes of the system for a server that cannot be reached, or that went away in the middle. */
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);

/** SQLSTATE: class 08 (connection), 53 (resources), 57P01–57P05 (server is ending, starting or has cut the session), 25006 (standby). */
const STATE = /^(08...|53...|57P0[1-5]|25006)$/;

/** What the driver says without a code. */
const WORDS = /Connection terminated|timeout exceeded when trying to connect|not queryable|Query read timeout/;

/**
 * Whether the database could not be asked: it is down, starts, or cut the connection. Whoever asked may ask again later.
 * A commit that ended so may have been written; the idempotency key tells.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof StoreBusy) return true;
  const code = 'code' in error ? String(error.code) : '';
  const ofSystem =
    SYSTEM.has(code) && 'syscall' in error && ['connect', 'read', 'write'].includes(String(error.syscall));
  return ofSystem || STATE.test(code) || WORDS.test(error.message) || isUnavailable(error.cause);
}
