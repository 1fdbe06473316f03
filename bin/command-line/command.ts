/** One option of a command. Parsing, help and completion are all made from it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  /** One line of help. */
  readonly help: string;
  /** What stands for the value in help, where no choices do. `DIR` and `FILE` are completed as such. */
  readonly value?: string;
  /** Said in help, too. */
  readonly default?: string;
  /** The call is wrong without it. */
  readonly required?: true;
  /** All values there are. */
  readonly choices?: readonly string[];
}

/** The options of a command by name, in the order of help. */
export type Options = Readonly<Record<string, Option>>;

/** What may be written beside options. */
export interface Operands {
  /** As in the first line of help: `OLD.md NEW.md`, `[DIR]`. */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  /** What a shell completes them with, if anything; of a list, nothing else is taken. */
  readonly completes?: 'file' | 'folder' | readonly string[];
}

/** What was given for each option: a text, whether it was given, or `undefined` for neither. */
export type ValuesOf<Table extends Options> = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly type: 'boolean' }
    ? boolean
    : Table[Name] extends { readonly required: true } | { readonly default: string }
      ? string
      : string | undefined;
};

/** The words of a call, sorted. */
export interface Call<Table extends Options> {
  readonly values: ValuesOf<Table>;
  readonly operands: readonly string[];
}

interface Definition<Table extends Options> {
  readonly name: string;
  /** What it does, and its exit codes where they say more than done and failed. */
  readonly about: string;
  readonly operands?: Operands;
  readonly options: Table;
  /** Environment variables that it reads, each with one line of help. */
  readonly environment?: Readonly<Record<string, string>>;
  /** One call that is worth trying. */
  readonly example: string;
  /** Returns the exit code. */
  readonly run: (call: Call<Table>) => Promise<number>;
}

/** One command of the command line. */
export type Command = Definition<Options>;

/** A command as the overview names it. Its code is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Defines a command; what {@link Definition.run} is given has the types of its table. */
export function defineCommand<const Table extends Options>(definition: Definition<Table>): Command {
  // parseWords makes the values by this very table.
  return definition as unknown as Command;
}

/** The call was wrong: nothing was done. The message is followed by the command's help. */
export class CallError extends Error {
  override readonly name = 'CallError';
}
