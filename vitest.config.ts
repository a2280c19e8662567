import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { plantedBug } from './tests/mutants/plugin.ts';

const project = (name: string, include: string[], more: object = {}) => ({
  plugins: [react(), ...plantedBug()],
  test: { name, include, exclude: [], environment: 'node', testTimeout: 60_000, hookTimeout: 60_000, ...more },
});

export default defineConfig({
  test: {
    // Two cores: more workers only make the timing of browser tests worse.
    maxWorkers: 2,
    projects: [
      {
        ...project('unit', ['tests/**/*.test.{ts,tsx}']),
        test: {
          ...project('unit', ['tests/**/*.test.{ts,tsx}']).test,
          exclude: ['tests/**/*.contract.test.ts', 'tests/**/*.browser.test.ts'],
          // Files of a worker share what they import: reading the engine anew for each took most of the time.
          isolate: false,
        },
      },
      project('contract', ['tests/**/*.contract.test.ts'], { testTimeout: 60_000 }),
      project('browser', ['tests/**/*.browser.test.ts'], { testTimeout: 240_000, fileParallelism: false }),
    ],
  },
});
