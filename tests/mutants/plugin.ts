import { relative, resolve } from 'node:path';
import { MUTANTS } from './mutants.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Plants one bug while the sources are loaded; no file is changed. The name comes from `WUTONG_MUTANT`, without it
 * nothing happens. A mutant whose text is no longer there stops the run: it must be rewritten, not skipped.
 */
export function mutantPlugin() {
  const mutant = MUTANTS.find(({ name }) => name === process.env.WUTONG_MUTANT);
  return {
    name: 'planted-bug',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!mutant || relative(root, id.split('?')[0] ?? id) !== mutant.file) return undefined;
      if (code.split(mutant.find).length !== 2) throw new Error(`mutant ${mutant.name}: text found not exactly once`);
      return { code: code.replace(mutant.find, () => mutant.replace), map: null };
    },
  };
}
