import type { EdgeEvent, EdgeResponse, EdgeValue } from './edge-event.ts';

/** What S3 puts before the names of an object's own metadata. */
const prefix = 'x-amz-meta-';

/** Metadata for Gazette itself, not for readers; see lib/aws/s3/page-metadata.ts. */
const ownNames = ['digest', 'redirect', 'sequence'];

/**
 * Gives a page the headers that were stored with it as metadata, and makes a redirect of a page
 * that has moved. What is stored with a page counts more than what every response has: CloudFront
 * puts the headers of its policy among them before it runs this
 * (https://aws.amazon.com/blogs/networking-and-content-delivery/amazon-cloudfront-introduces-response-headers-policies/),
 * in no order that it names. CloudFront does not run it on errors.
 */
export function handle(event: EdgeEvent): EdgeResponse {
  const response = event.response as EdgeResponse;
  const stored = response.headers;
  const headers: Record<string, EdgeValue> = {};
  const own: Record<string, EdgeValue> = {};
  Object.keys(stored).forEach((header) => {
    const value = stored[header];
    if (value === undefined) return;
    if (header.indexOf(prefix) !== 0) headers[header] = value;
    else own[header.slice(prefix.length)] = value;
  });
  Object.keys(own).forEach((header) => {
    const value = own[header];
    if (value !== undefined && ownNames.indexOf(header) < 0) headers[header] = value;
  });
  if (own.redirect !== undefined && response.statusCode === 200) {
    response.statusCode = 301;
    response.statusDescription = 'Moved Permanently';
    headers.location = own.redirect;
  }
  response.headers = headers;
  return response;
}
