import type { Store, UserRow } from '../../store/port.ts';
import { problem } from '../problem.ts';
import { verifyPassword } from './password.ts';

export const MAX_FAILURES = 5;
export const LOCK_MS = 15 * 60_000;

/** The same words for an unknown name, a wrong password and a locked account: nothing to enumerate. */
const refused = () => problem(401, 'session.refused', '用户名或密码不正确。连续 5 次输错，账号将锁定 15 分钟。');

async function countFailure(store: Store, user: UserRow, now: number): Promise<void> {
  const lockedUntil = user.failures + 1 >= MAX_FAILURES ? now + LOCK_MS : null;
  const failures = await store.countFailure(user.id, lockedUntil);
  // Failures that arrived together all saw the old count.
  if (failures >= MAX_FAILURES && lockedUntil === null)
    await store.saveUser({ ...user, failures, lockedUntil: now + LOCK_MS });
}

const unlocked = (user: UserRow): UserRow => ({ ...user, failures: 0, lockedUntil: null });

/** The user of a name and password. @throws {ApiProblem} 401, alike for every reason. */
export async function checkSignIn(store: Store, userName: string, password: string, now: number): Promise<UserRow> {
  const found = await store.userByName(userName.trim());
  const right = await verifyPassword(password, found?.passwordHash);
  if (!found) throw refused();
  const locked = found.lockedUntil !== null && found.lockedUntil > now;
  if (locked) throw refused();
  const user = found.lockedUntil === null ? found : unlocked(found);
  if (user !== found) await store.saveUser(user);
  if (!right) {
    await countFailure(store, user, now);
    throw refused();
  }
  if (user.failures > 0) await store.saveUser(unlocked(user));
  return unlocked(user);
}
