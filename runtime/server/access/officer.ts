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

/** What a user may see: the own offices and everything below them. */
export function scopeOf(user: UserRow, org: Organization): SignedIn['scope'] {
  const offices = new Set([user.office, ...user.posts.map(({ office }) => office)]);
  return { paths: [...offices].map((office) => org.path(office)) };
}

export function signedIn(user: UserRow, tokenHash: string, org: Organization): SignedIn {
  return {
    user,
    tokenHash,
    scope: scopeOf(user, org),
    holder: user.posts.map(({ post, office }) => ({ post, officePath: org.path(office) })),
  };
}

/** The user as an actor at an office: with the posts held there and no others, and what else the duty rules ask. */
export function actorAt(user: UserRow, office: string): Extract<Actor, { kind: 'officer' }> {
  const held = user.posts.filter((post) => post.office === office);
  const since = held.flatMap(({ post, since }): [string, string][] => (since === undefined ? [] : [[post, since]]));
  return {
    kind: 'officer',
    id: user.id,
    name: user.name,
    office,
    posts: held.map(({ post }) => post),
    ...(user.idNo === null ? {} : { idNo: user.idNo }),
    ...(user.established === null ? {} : { established: user.established }),
    ...(since.length > 0 ? { postSince: Object.fromEntries(since) } : {}),
  };
}

/** Where the user receives applications: the own office first. */
export function acceptingOffice(user: UserRow): string | undefined {
  const offices = user.posts.filter(({ post }) => post === 'acceptance').map(({ office }) => office);
  return offices.find((office) => office === user.office) ?? offices[0];
}

export const holdsPost = (user: UserRow, post: string): boolean => user.posts.some((held) => held.post === post);

/** Whether the user works cases: whoever only looks after items and packs does not. */
export const worksAtDesk = ({ posts }: UserRow): boolean => posts.some(({ post }) => post !== 'catalogue');

export const inScope = (scope: Scope, officePath: string): boolean =>
  'all' in scope || scope.paths.some((path) => officePath.startsWith(path));
