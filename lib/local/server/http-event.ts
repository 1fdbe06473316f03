import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/**
 * The parts of an API Gateway HTTP event (payload format 2.0) that the functions read. As an HTTP
 * API does, it decodes the path once and cuts it at a `?`, were it encoded before (docs/twins.md).
 *
 * @param asked path as requested, percent-encoded, without its query
 */
export function httpEvent(
  asked: string,
  request: Pick<IncomingMessage, 'method'> & Partial<Pick<IncomingMessage, 'headers' | 'socket'>>,
  base64 = '',
): APIGatewayProxyEventV2 {
  const [path = ''] = decodeURIComponent(asked).split('?', 1);
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
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
    body: base64,
    isBase64Encoded: true,
  };
}
