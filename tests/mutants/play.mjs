// Plays the mutants that `run.mjs` sends, one at a time, on one Vitest that keeps what it has loaded.
import { resolve } from 'node:path';
import { createVitest } from 'vitest/node';

const root = resolve(import.meta.dirname, '../..');

// Set before the configuration is read: only then is the plugin there.
process.env.WUTONG_MUTANT = '';
const vitest = await createVitest('test', {
  root,
  watch: false,
  project: ['unit'],
  reporters: [{}],
  bail: 1,
});
await vitest.standalone();

/** With an empty name nothing is planted: the tests must pass then, or they would notice every mutant. */
async function play({ name, file, tests }) {
  process.env.WUTONG_MUTANT = name;
  vitest.invalidateFile(resolve(root, file));
  try {
    const specifications = await vitest.globTestSpecifications(tests);
    // What earlier mutants left must not be taken for an answer to this one.
    vitest.state.filesMap.clear();
    vitest.state.idMap.clear();
    const { testModules } = await vitest.runTestSpecifications(specifications);
    return verdictOf(testModules);
  } finally {
    process.env.WUTONG_MUTANT = '';
    vitest.invalidateFile(resolve(root, file));
  }
}

/** Only a test that ran and failed has noticed; what did not load or ran no test says nothing. */
function verdictOf(modules) {
  const errors = modules.flatMap((module) => module.errors()).map(({ message }) => message);
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const failed = tests.filter((test) => test.result().state === 'failed').map((test) => test.fullName);
  const passed = tests.some((test) => test.result().state === 'passed');
  if (errors.length > 0 || (failed.length === 0 && !passed)) return { word: 'broken', errors };
  return { word: failed.length > 0 ? 'caught' : 'escaped', by: failed[0], failed: failed.length };
}

process.on('message', async (mutant) => process.send(await play(mutant)));
process.on('disconnect', () => process.exit());
process.send({ word: 'ready' });
