import type { CommandEntry } from './command-line/command.ts';

/** All commands, in the order of the overview. */
export const commandList: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'run Gazette on this machine',
    load: async () => (await import('./commands/start.ts')).startCommand,
  },
  {
    name: 'init',
    summary: 'write a first plan into an empty folder',
    load: async () => (await import('./commands/init.ts')).initCommand,
  },
  {
    name: 'build',
    summary: "publish a repository's whole history as plain files",
    load: async () => (await import('./commands/build.ts')).buildCommand,
  },
  {
    name: 'pdf',
    summary: 'print a published plan, or a folder of it',
    load: async () => (await import('./commands/pdf.ts')).pdfCommand,
  },
  {
    name: 'diff',
    summary: 'show the redline of two Markdown files',
    load: async () => (await import('./commands/diff.ts')).diffCommand,
  },
  {
    name: 'check',
    summary: 'say what a push of a folder would be told',
    load: async () => (await import('./commands/check.ts')).checkCommand,
  },
  {
    name: 'preflight',
    summary: 'say what a first deployment to AWS would fail on',
    load: async () => (await import('./commands/preflight.ts')).preflightCommand,
  },
  {
    name: 'import',
    summary: 'publish a long history from a clone into a deployed stack',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'verify',
    summary: 'compare store, site and git, and name every difference',
    load: async () => (await import('./commands/verify.ts')).verifyCommand,
  },
  {
    name: 'render',
    summary: 'make every page anew, as after an upgrade',
    load: async () => (await import('./commands/render.ts')).renderCommand,
  },
  {
    name: 'trace',
    summary: 'show what happened to a commit',
    load: async () => (await import('./commands/trace.ts')).traceCommand,
  },
  {
    name: 'takedown',
    summary: 'remove a published text or image by order, in public',
    load: async () => (await import('./commands/takedown.ts')).takedownCommand,
  },
  {
    name: 'completion',
    summary: 'print what makes a shell complete the commands',
    load: async () => (await import('./commands/completion.ts')).completionCommand(commandList),
  },
];
