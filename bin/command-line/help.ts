import type { Command, Option } from './command.ts';

/** What `gazette COMMAND --help` says. */
export function helpOf({ name, about, operands, options, environment, example }: Command): string {
  const needed = Object.entries(options).filter(([, { required }]) => required);
  const usage = [
    `Usage: gazette ${name}`,
    ...(operands ? [operands.usage] : []),
    ...needed.map(([option, entry]) => withValue(option, entry)),
    ...(needed.length < Object.keys(options).length ? ['[options]'] : []),
  ];
  const lines = Object.entries(options).map(([option, entry]) => optionLine(option, entry));
  const variables = Object.entries(environment ?? {});
  return [
    usage.join(' '),
    about,
    inColumns([...lines, ['--help', 'says this']]),
    ...(variables.length > 0 ? [`Environment:\n${inColumns(variables)}`] : []),
    `Example: ${example}`,
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

function optionLine(name: string, option: Option): [string, string] {
  const { help, default: usual } = option;
  return [withValue(name, option), usual === undefined ? help : `${help} (default: ${usual})`];
}

function withValue(name: string, { type, value, choices }: Option): string {
  return type === 'boolean' ? `--${name}` : `--${name} ${choices?.join('|') ?? value}`;
}

/** Two columns; the second begins at the same place in all lines, and so do its further lines. */
export function inColumns(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([first]) => first.length)) + 2;
  return lines
    .map(([first, second]) => {
      const rest = second.replaceAll('\n', `\n${' '.repeat(width + 2)}`);
      return `  ${first.padEnd(width)}${rest}`;
    })
    .join('\n');
}
