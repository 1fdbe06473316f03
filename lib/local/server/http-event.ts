import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Types whose bodies an HTTP API hands over as text; others come as base64. */
const textTypes = /^(?:text\/|application\/(?:json|javascript|xml)\b)/iu;

/**
 * The parts of an API Gateway HTTP event (payload format 2.0) that the functions read. As an HTTP
 * API does, it decodes the path once and cuts it at a `?`, were it encoded before (docs/twins.md).
 *
 * @param asked path as requested, percent-encoded, without its query
 */
export function httpEvent(
  asked: string,
  request: Pick<IncomingMessage, 'method'> & Partial<Pick<IncomingMessage, 'headers' | 'socket'>>,
  body: Buffer = Buffer.alloc(0),
): APIGatewayProxyEventV2 {
  const [path = ''] = decodeURIComponent(asked).split('?', 1);
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const isText = textTypes.test(headers['content-type'] ?? '');
  const http = {
    method: request.method ?? 'GET',
    path,
    protocol: 'HTTP/1.1',
    sourceIp: request.socket?.remoteAddress ?? '',
    userAgent: headers['user-agent'] ?? '',
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers,
    requestContext: {
      accountId: '',
      apiId: '',
      domainName: headers.host ?? '',
      domainPrefix: '',
      http,
      requestId: '',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}
