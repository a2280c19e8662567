import type { Actor } from '#engine';
import type { Scope, UserRow } from '../../store/port.ts';
import type { Organization } from './organization.ts';

/** Who is signed in, and what that gives. */
export interface SignedIn {
  user: UserRow;
  tokenHash: string;
  /** Own offices and everything below them. */
  scope: Scope & { paths: string[] };
  /** Posts with the paths of the offices at which they are held. */
  holder: { post: string; officePath: string }[];
}

export function signedIn(user: UserRow, tokenHash: string, org: Organization): SignedIn {
  const offices = new Set([user.office, ...user.posts.map(({ office }) => office)]);
  return {
    user,
    tokenHash,
    scope: { paths: [...offices].map((office) => org.path(office)) },
    holder: user.posts.map(({ post, office }) => ({ post, officePath: org.path(office) })),
  };
}

/** The user as an actor at an office: with the posts held there and no others. */
export const actorAt = (user: UserRow, office: string): Extract<Actor, { kind: 'officer' }> => ({
  kind: 'officer',
  id: user.id,
  name: user.name,
  office,
  posts: user.posts.filter((held) => held.office === office).map(({ post }) => post),
});

/** Where the user receives applications: the own office first. */
export function acceptingOffice(user: UserRow): string | undefined {
  const offices = user.posts.filter(({ post }) => post === 'acceptance').map(({ office }) => office);
  return offices.find((office) => office === user.office) ?? offices[0];
}

export const holdsPost = (user: UserRow, post: string): boolean => user.posts.some((held) => held.post === post);

export const inScope = (scope: Scope, officePath: string): boolean =>
  'all' in scope || scope.paths.some((path) => officePath.startsWith(path));
