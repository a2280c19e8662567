/** One planted bug: `find` stands exactly once in `file`, and at least one of `tests` must fail with `replace` in its place. */
export interface Mutant {
  name: string;
  file: string;
  find: string;
  replace: string;
  /** Filters for the test files that should notice. */
  tests: string[];
}
