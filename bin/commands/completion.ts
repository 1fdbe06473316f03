import { type Command, type CommandEntry, defineCommand } from '../command-line/command.ts';
import { bashCompletion } from '../command-line/completion-bash.ts';
import { zshCompletion } from '../command-line/completion-zsh.ts';

/** `gazette completion`: a script for a shell, made from the tables of all commands. */
export function completionCommand(entries: readonly CommandEntry[]): Command {
  return defineCommand({
    name: 'completion',
    about: `Prints a script that makes a shell complete the commands of Gazette, their options and what
follows them. That works where gazette itself is called, not behind npx. Put the line of the
example into ~/.bashrc, or the same with zsh into ~/.zshrc.`,
    operands: { usage: 'bash|zsh', least: 1, most: 1, completes: ['bash', 'zsh'] },
    options: {},
    example: 'source <(gazette completion bash)',
    async run({ operands: [shell] }) {
      const commands = await Promise.all(entries.map(({ load }) => load()));
      const write = shell === 'bash' ? bashCompletion : zshCompletion;
      process.stdout.write(write(entries, commands));
      return 0;
    },
  });
}
