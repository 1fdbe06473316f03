/** `npm run test:all` sets TIER: files named *.thorough.test.ts run too, and sizes are whole. */
const isThorough = process.env.TIER === 'thorough';

export default {
  testEnvironment: 'node',
  // Test files of one worker share its modules: they are loaded once, and run on compiled code. Node
  // itself loads them, and takes the types away with tsx (package.json, docs/decisions/tools.md).
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  transform: {},
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testPathIgnorePatterns: isThorough ? [] : ['\\.thorough\\.test\\.'],
  reporters: ['default', '<rootDir>/test/support/reporter.js'],
  testSequencer: '<rootDir>/test/support/sequencer.js',
  // One more than cores of CI's machine: many tests wait for other processes.
  maxWorkers: 3,
};
