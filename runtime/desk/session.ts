import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, api, type Me, onSignedOut } from '../ui/api/client.ts';
import { dropAllDrafts, dropOldDrafts } from '../ui/parts/useDraft.ts';

export type Session = { signedIn: (me: Me) => void; signOut: () => void; retry: () => void } & (
  | { state: 'loading' }
  | { state: 'failed'; error: unknown }
  | { state: 'signedOut' }
  /** `expired`: the session ended while the page was open. */
  | { state: 'signedIn' | 'expired'; me: Me }
);

/** Who works here, from the session cookie. */
export function useSession(): Session {
  const client = useQueryClient();
  const [expired, setExpired] = useState(false);
  const me = useQuery({ queryKey: ['session'], queryFn: api.me, staleTime: 5 * 60_000, refetchOnWindowFocus: false });
  useEffect(dropOldDrafts, []);
  useEffect(() => onSignedOut(() => setExpired(true)), []);

  const signedIn = (user: Me) => {
    // Another user at the same screen must not see what the first one loaded.
    if (me.data?.id !== user.id) client.clear();
    client.setQueryData(['session'], user);
    setExpired(false);
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
  const signOut = () => {
    void api.signOut().finally(() => {
      dropAllDrafts();
      window.location.assign('/desk/');
    });
  };
  const actions = { signedIn, signOut, retry: () => void me.refetch() };
  if (me.data) return { ...actions, state: expired ? 'expired' : 'signedIn', me: me.data };
  if (me.isPending) return { ...actions, state: 'loading' };
  return me.error instanceof ApiError && me.error.status === 401
    ? { ...actions, state: 'signedOut' }
    : { ...actions, state: 'failed', error: me.error };
}
