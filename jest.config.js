// SPDX-License-Identifier: AGPL-3.0-or-later
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/test/system/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: './test/support/global-setup.mjs',
  globalTeardown: './test/support/global-teardown.mjs',
  // Modules of ES never leave a worker's memory: without a limit a whole run outgrows the heap.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1200MB',
  // Giving back a large heap takes a second or two when the machine is busy: that is no leak. A leak outlasts this.
  workerGracefulExitTimeout: 10_000,
  testTimeout: 60_000,
};
