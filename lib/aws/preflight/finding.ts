/** What one look at the account, or at what is outside it, came to. */
export interface Finding {
  /** What was looked at, e.g. `room for Lambda`. */
  readonly about: string;
  /** `unknown`: it cannot be told from here, or the credentials may not look. */
  readonly verdict: 'good' | 'problem' | 'unknown';
  /** What was found. */
  readonly message: string;
  /** What to do; empty where all is good. */
  readonly advice: string;
}

export function good(about: string, message: string): Finding {
  return { about, verdict: 'good', message, advice: '' };
}

export function problem(about: string, message: string, advice: string): Finding {
  return { about, verdict: 'problem', message, advice };
}

export function unknown(about: string, message: string, advice: string): Finding {
  return { about, verdict: 'unknown', message, advice };
}

/** Looks; where that fails (no permission, no answer), says that nothing is known. */
export async function lookAt(about: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return unknown(
      about,
      `it could not be looked at (${said})`,
      'See to it yourself, or allow it.',
    );
  }
}
