import { createHash, randomBytes } from 'node:crypto';
import type { SessionRow, Store } from '../../store/port.ts';

export const IDLE_MS = 2 * 3_600_000;
export const ABSOLUTE_MS = 12 * 3_600_000;
const TOUCH_MS = 60_000;

/** Only the hash of the token is stored. */
export const hashToken = (token: string): string => createHash('sm3').update(token).digest('hex');

/** Opens a session and returns the token for the cookie. */
export async function openSession(store: Store, user: string, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await store.saveSession({
    tokenHash: hashToken(token),
    user,
    createdAt: now,
    seenAt: now,
    expiresAt: now + ABSOLUTE_MS,
  });
  return token;
}

const over = (session: SessionRow, now: number): boolean => now >= session.expiresAt || now - session.seenAt > IDLE_MS;

/** The live session of a token; an expired one is removed. */
export async function findSession(store: Store, token: string, now: number): Promise<SessionRow | undefined> {
  const session = await store.session(hashToken(token));
  if (!session) return undefined;
  if (over(session, now)) {
    await store.deleteSession(session.tokenHash);
    return undefined;
  }
  if (now - session.seenAt > TOUCH_MS) await store.touchSession(session.tokenHash, now);
  return session;
}
