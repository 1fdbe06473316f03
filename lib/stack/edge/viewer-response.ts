import type { EdgeEvent, EdgeResponse, EdgeValue } from './edge-event.ts';

/** What S3 puts before the names of an object's own metadata. */
const prefix = 'x-amz-meta-';

/** Metadata for Gazette itself, not for readers; see lib/aws/s3/page-metadata.ts. */
const ownNames = ['digest', 'redirect', 'sequence'];

/**
 * Gives a page the headers that were stored with it as metadata, and makes a redirect of a page
 * that has moved. CloudFront does not run it on errors.
 */
export function handle(event: EdgeEvent): EdgeResponse {
  const response = event.response as EdgeResponse;
  const stored = response.headers;
  const headers: Record<string, EdgeValue> = {};
  Object.keys(stored).forEach((header) => {
    const value = stored[header];
    if (value === undefined) return;
    if (header.indexOf(prefix) !== 0) headers[header] = value;
    else if (ownNames.indexOf(header.slice(prefix.length)) < 0)
      headers[header.slice(prefix.length)] = value;
  });
  const redirect = stored[`${prefix}redirect`];
  if (redirect !== undefined && response.statusCode === 200) {
    response.statusCode = 301;
    response.statusDescription = 'Moved Permanently';
    headers.location = redirect;
  }
  response.headers = headers;
  return response;
}
