/**
 * Base of every error Gazette throws on purpose. `retryable` says whether trying again later can
 * help; `advice` tells a person what to do.
 */
export abstract class GazetteError extends Error {
  /** Written out in each class: a minifier renames classes, and logs tell errors apart by it. */
  abstract override readonly name: string;
  abstract readonly retryable: boolean;
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}

/** Someone else moved the cursor first; reading again and going on is always right. */
export class ConflictError extends GazetteError {
  override readonly name = 'ConflictError';
  override readonly retryable = true;
}

/** A setting is missing or wrong. */
export class SettingsError extends GazetteError {
  override readonly name = 'SettingsError';
  override readonly retryable = false;
}

/** The repository cannot be read as asked: not there, shallow, no such branch or folder. */
export class SourceError extends GazetteError {
  override readonly name = 'SourceError';
  override readonly retryable = false;
}

/** The repository does not answer now, or not yet with what was pushed. */
export class SourceUnavailableError extends GazetteError {
  override readonly name = 'SourceUnavailableError';
  override readonly retryable = true;
}

/** A request that is not for us, or not signed by whom it should be. */
export class RequestError extends GazetteError {
  override readonly name = 'RequestError';
  override readonly retryable = false;
  /** HTTP status to answer. */
  readonly status: number;

  constructor(status: number, message: string, advice: string, options?: ErrorOptions) {
    super(message, advice, options);
    this.status = status;
  }
}

/** The version store, index or site lacks what it must hold, or would have to change what never changes. */
export class StoreError extends GazetteError {
  override readonly name = 'StoreError';
  override readonly retryable = false;
}

/** Pages that others make are not made; what is done stays done. */
export class RunStoppedError extends GazetteError {
  override readonly name = 'RunStoppedError';
  override readonly retryable = true;
}

/** A recipient did not take what it was sent. */
export class DeliveryError extends GazetteError {
  override readonly name = 'DeliveryError';
  override readonly retryable = true;
}

/** What was sent is refused for good: to send the same again to the same recipient cannot help. */
export class RefusedError extends GazetteError {
  override readonly name = 'RefusedError';
  override readonly retryable = false;
}

/** Texts cannot be tried now, which says nothing about any of them. */
export class TrialsUnavailableError extends GazetteError {
  override readonly name = 'TrialsUnavailableError';
  override readonly retryable = true;

  constructor(cause: unknown) {
    super('The worker that tries large texts does not start.', 'The next wake-up tries again.', {
      cause,
    });
  }
}
