import type { Command, CommandEntry, Operands, Option } from './command.ts';

/** A script for bash 3.2 and later that completes commands, options and what follows them. */
export function bashCompletion(
  entries: readonly CommandEntry[],
  commands: readonly Command[],
): string {
  const names = [...entries.map(({ name }) => name), '--help', '--version'];
  const values = commands.flatMap(({ name, options }) =>
    Object.entries(options).flatMap(([option, entry]) => valueCase(`${name} --${option}`, entry)),
  );
  const words = commands.map(({ name, options, operands }) => {
    const flags = [...Object.keys(options), 'help'].map((option) => `--${option}`);
    return `    ${name}) ${offer(operands?.completes, flags)} ;;`;
  });
  return `# Gazette's commands in bash: source <(gazette completion bash)
_gazette() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local IFS=$'\\n'
  COMPREPLY=()
  _gazette_words() { COMPREPLY+=($(compgen -W "$(printf '%s\\n' "$@")" -- "$current")); }
  _gazette_files() { COMPREPLY+=($(compgen "$1" -- "$current")); compopt -o filenames 2>/dev/null; }
  if [ "$COMP_CWORD" -eq 1 ]; then
    _gazette_words ${names.join(' ')}
    return
  fi
  case "\${COMP_WORDS[1]} $previous" in
${values.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${words.join('\n')}
  esac
}
complete -F _gazette gazette
`;
}

function valueCase(pattern: string, { type, value, choices }: Option): string[] {
  if (type === 'boolean') return [];
  return [`    '${pattern}') ${offer(choices ?? placeOf(value), [])}; return ;;`];
}

/** What a placeholder of help is completed as. */
export function placeOf(value: string | undefined): 'file' | 'folder' | undefined {
  return value === 'DIR' ? 'folder' : value === 'FILE' ? 'file' : undefined;
}

function offer(completes: Operands['completes'] | undefined, flags: readonly string[]): string {
  const words = [...(Array.isArray(completes) ? completes : []), ...flags];
  const files = completes === 'file' ? ['_gazette_files -f'] : [];
  const folders = completes === 'folder' ? ['_gazette_files -d'] : [];
  const all = [
    ...(words.length > 0 ? [`_gazette_words ${words.join(' ')}`] : []),
    ...files,
    ...folders,
  ];
  return all.length > 0 ? all.join('; ') : ':';
}
