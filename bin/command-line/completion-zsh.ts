import type { Command, CommandEntry, Operands, Option } from './command.ts';
import { placeOf } from './completion-bash.ts';

/** A script for zsh, to be sourced or put into a folder of `$fpath` as `_gazette`. */
export function zshCompletion(
  entries: readonly CommandEntry[],
  commands: readonly Command[],
): string {
  const names = entries.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  return `#compdef gazette
# Gazette's commands in zsh: source <(gazette completion zsh)
_gazette() {
  local -a commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT -= 1 ))
  case $command in
${commands.map(argumentsOf).join('\n')}
  esac
}
if [ "$funcstack[1]" = _gazette ]; then _gazette "$@"; else compdef _gazette gazette; fi
`;
}

function argumentsOf({ name, options, operands }: Command): string {
  const specifications = [
    ...Object.entries(options).map(([option, entry]) => specification(option, entry)),
    '--help[say what the command does]',
    ...(operands ? [`*:${operands.usage}:${action(operands.completes)}`] : []),
  ];
  return `    ${name}) _arguments ${specifications.map(quoted).join(' ')} ;;`;
}

function specification(name: string, { type, help, value = name, choices }: Option): string {
  const said = help.split('\n')[0]?.replaceAll(/[[\]:\\]/gu, '\\$&');
  if (type === 'boolean') return `--${name}[${said}]`;
  return `--${name}[${said}]:${value}:${action(choices ?? placeOf(value))}`;
}

function action(completes: Operands['completes'] | undefined): string {
  if (completes === undefined) return ' ';
  if (completes === 'file') return '_files';
  return completes === 'folder' ? '_files -/' : `(${completes.join(' ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
