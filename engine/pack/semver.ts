/** The part of semantic versioning that packs may use: `1.2.3`, `^1.2.3`, `~1.2.3`, `*`. */

type Version = [number, number, number];

const SHAPE = /^([\^~]?)(\d+)\.(\d+)\.(\d+)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

const numbers = (text: string): Version => {
  const [, , major, minor, patch] = SHAPE.exec(text) ?? [];
  return [Number(major), Number(minor), Number(patch)];
};

/** Negative when `a` is older than `b`, zero when equal; pre-release tags do not count. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [numbers(a), numbers(b)];
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
}

/** Precedence of semantic versioning (2.0.0, item 11): `1.0.0-rc.2` comes before `1.0.0`; what follows `+` does not count. */
export function comparePrecedence(a: string, b: string): number {
  return compareVersions(a, b) || compareTags(tagOf(a), tagOf(b));
}

/** Parts of a pre-release tag; none for a release. */
const tagOf = (version: string): string[] => {
  const tag = /^[^-+]*-([^+]*)/.exec(version)?.[1];
  return tag === undefined ? [] : tag.split('.');
};

function compareTags(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  const at = a.findIndex((part, index) => part !== b[index]);
  const [x, y] = [a[at], b[at]];
  if (at === -1 || x === undefined || y === undefined) return a.length - b.length;
  const numeric = [x, y].map((part) => /^\d+$/.test(part));
  if (numeric[0] && numeric[1]) return Number(x) - Number(y);
  if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
  return x < y ? -1 : 1;
}

/**
 * Whether a version lies in a range, as npm resolves it. `^` keeps the left-most number that is not zero, `~` keeps major
 * and minor. A pre-release is taken only by a range that names one of the same three numbers.
 */
export function satisfies(version: string, range: string): boolean {
  if (range === '*') return true;
  const mark = SHAPE.exec(range)?.[1];
  if (mark === undefined) return false;
  if (mark === '') return comparePrecedence(version, range) === 0;
  const offered = tagOf(version).length === 0 || (tagOf(range).length > 0 && compareVersions(version, range) === 0);
  return offered && comparePrecedence(version, range) >= 0 && sameLine(numbers(version), numbers(range), mark);
}

function sameLine(version: Version, range: Version, mark: string): boolean {
  const fixed = mark === '~' ? 1 : range.findIndex((part) => part !== 0);
  const last = fixed === -1 ? 2 : fixed;
  return range.every((part, index) => index > last || version[index] === part);
}
