import { GazetteError } from '../errors/errors.ts';
import { createMeter, type Meter } from './measures.ts';

/** How a step ended, or a run that did not get to one. */
export type StepOutcome =
  | 'queued'
  | 'ignored'
  | 'stored'
  | 'rendered'
  | 'announced'
  | 'previewed'
  | 'delivered'
  | 'failed';

/** What a function did about a commit. */
export interface Step {
  /** Full hex; absent where it is not known. */
  readonly commit?: string;
  /** Of the change set. */
  readonly sequence?: number;
  readonly outcome: StepOutcome;
  /** Why it failed. */
  readonly error?: unknown;
  /** Whether the run ends in this error, which is then told in another way, too. */
  readonly isThrown?: boolean;
  /** What else helps whoever looks. */
  readonly detail?: string;
}

/** Takes down what a function does, for whoever asks later what happened to a commit. */
export interface StageWatch {
  readonly step: (step: Step) => void;
  /** Once for each run that ends by itself. */
  readonly ran: (hasFailed: boolean) => void;
}

/** A line of the log; fields have one name in all functions. */
export type StepLine = Omit<Step, 'error' | 'isThrown'> & {
  readonly stage: string;
  readonly plan: string;
  readonly error?: ErrorLine;
};

/** An error as fields, with what caused it. */
export interface ErrorLine {
  readonly name: string;
  readonly message: string;
  readonly advice?: string;
  readonly stack?: readonly string[];
  readonly cause?: ErrorLine;
}

/** Causes of causes that are told. */
const deepestCause = 5;

/**
 * @param write takes a line as an object: Lambda makes JSON of what `console.log` gets, and an object
 *   stays an object in it, below `message`
 *   (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html)
 */
export function createStageWatch(options: {
  readonly stage: string;
  readonly plan: string;
  readonly write: (line: StepLine) => void;
  /** With the dimensions Plan and Stage; without it runs are not measured. */
  readonly meter?: Meter;
}): StageWatch {
  const { stage, plan, write, meter } = options;
  return {
    step({ error, isThrown: _, ...step }) {
      write({ stage, plan, ...step, ...(error === undefined ? {} : { error: errorLine(error) }) });
    },
    // A run without failure is measured, too: a rate needs to know that nothing failed.
    ran: (hasFailed) => meter?.({ Failed: hasFailed ? 1 : 0 }),
  };
}

/** The watch of a function on AWS: lines and measures in its own log. */
export function createLambdaWatch(
  stage: string,
  { plan }: { readonly plan: string },
  now: () => Date,
): StageWatch {
  const write = (line: StepLine) =>
    line.outcome === 'failed' ? console.error(line) : console.log(line);
  const meter = createMeter({
    ...{ plan, stage, now },
    write: (text) => void process.stdout.write(text),
  });
  return createStageWatch({ stage, plan, write, meter });
}

/** Tells of failures alone, on the console: where nobody keeps a log. */
export const failuresOnly: StageWatch = {
  step({ error, isThrown = false }) {
    if (error !== undefined && !isThrown) console.error(told(error));
  },
  ran() {},
};

/** What passes by itself is told in a sentence; a mistake of ours with where it was made. */
export function told(error: unknown): unknown {
  const passes = error instanceof GazetteError && error.retryable;
  return passes ? `${error.message.replace(/\.$/u, '')}. ${error.advice}` : error;
}

/** What an error says, as data: `cause` would be lost otherwise, since JSON leaves it out. */
export function errorLine(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { name: 'unknown', message: String(error) };
  const { name, message, stack, cause } = error;
  const { advice } = error as { readonly advice?: unknown };
  return {
    name,
    message,
    ...(typeof advice === 'string' ? { advice } : {}),
    ...(stack === undefined
      ? {}
      : {
          stack: stack
            .split('\n')
            .slice(1)
            .map((line) => line.trim()),
        }),
    ...(cause === undefined || depth >= deepestCause ? {} : { cause: errorLine(cause, depth + 1) }),
  };
}
