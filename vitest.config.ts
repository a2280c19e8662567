import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/kit/longestFirst.ts';
import { plantedBug } from './tests/mutants/plugin.ts';

const project = (name: string, include: string[], more: object = {}) => ({
  plugins: [react(), ...plantedBug()],
  test: {
    name,
    include,
    exclude: [],
    environment: 'node',
    globalSetup: ['tests/kit/runFolder.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Files of a worker share what they import: reading the engine anew for each took most of the time.
    isolate: false,
    ...more,
  },
});

const CONTRACT = 'tests/**/*.contract.test.ts';
const BROWSER = 'tests/**/*.browser.test.ts';

export default defineConfig({
  test: {
    // Two cores: more workers only make the timing of browser tests worse.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      project('unit', ['tests/**/*.test.{ts,tsx}'], { exclude: [CONTRACT, BROWSER] }),
      project('contract', [CONTRACT]),
      project('browser', [BROWSER], { testTimeout: 240_000, hookTimeout: 240_000 }),
    ],
  },
});
