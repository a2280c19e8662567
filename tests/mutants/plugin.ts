import { relative, resolve } from 'node:path';
import { MUTANTS } from './mutants.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Plants the bug that `WUTONG_MUTANT` names while the sources are loaded; no file is changed. It is read anew for each
 * file, so that a server can play one mutant after the other. Without the variable there is no plugin at all.
 */
export const plantedBug = () => (process.env.WUTONG_MUTANT === undefined ? [] : [plugin]);

const plugin = {
  name: 'planted-bug',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    const name = process.env.WUTONG_MUTANT;
    if (!name) return undefined;
    const mutant = MUTANTS.find((one) => one.name === name);
    if (!mutant) throw new Error(`mutant ${name}: unknown`);
    if (relative(root, id.split('?')[0] ?? id) !== mutant.file) return undefined;
    // A mutant whose text is gone stops the run: it must be rewritten, not skipped.
    if (code.split(mutant.find).length !== 2) throw new Error(`mutant ${name}: text found not exactly once`);
    return { code: code.replace(mutant.find, () => mutant.replace), map: null };
  },
};
