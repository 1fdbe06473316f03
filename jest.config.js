/** `npm run test:all` sets TIER: files named *.thorough.test.ts run too, and sizes are whole. */
const isThorough = process.env.TIER === 'thorough';

/** Jest runs ES modules as they are; swc only takes the types and the JSX away. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testPathIgnorePatterns: isThorough ? [] : ['\\.thorough\\.test\\.'],
  reporters: ['default', '<rootDir>/test/support/reporter.js'],
  testTimeout: isThorough ? 1_200_000 : 300_000,
  // One more than cores of CI's machine: many tests wait for other processes.
  maxWorkers: 3,
  // What a file leaves in its worker's memory (each has a copy of every module) makes everything
  // after it slower: garbage collections, and each start of another process, which copies its pages.
  workerIdleMemoryLimit: '300MB',
};
