/** A header or query value in CloudFront's events; `multiValue` is there when the name came twice. */
export interface EdgeValue {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}

export interface EdgeRequest {
  readonly method: string;
  /** Path, percent-encoded as the viewer sent it. */
  uri: string;
  readonly querystring: Readonly<Record<string, EdgeValue>>;
  /** Names in lower case. */
  readonly headers: Record<string, EdgeValue>;
}

export interface EdgeResponse {
  statusCode: number;
  statusDescription?: string;
  /** Names in lower case. */
  headers: Record<string, EdgeValue>;
}

/** CloudFront Functions event structure 1.0, as far as it is read here. */
export interface EdgeEvent {
  readonly request: EdgeRequest;
  /** On viewer responses only. */
  readonly response?: EdgeResponse;
}
