import { describe, expect, it } from '@jest/globals';
import { httpEvent } from '../../../lib/local/server/http-event.ts';

describe('an event of an HTTP API', () => {
  it.each([
    ['/a%20b/', '/a b/'],
    ['/rate-50%25/@2016-05-01/', '/rate-50%/@2016-05-01/'],
    ['/100%2525/', '/100%25/'],
    ['/why%3F/@2016-05-01/', '/why'],
    ['/%C3%A9nergie/', '/énergie/'],
  ])('has of %s the path %s: decoded once, and cut', (asked, rawPath) => {
    const event = httpEvent(asked, { method: 'GET' });
    expect(event.rawPath).toBe(rawPath);
    expect(event.requestContext.http.path).toBe(rawPath);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'text/plain', 'application/xml'])(
    'has a body of %s as text',
    (type) => {
      const headers = { 'content-type': type };
      const event = httpEvent('/', { method: 'POST', headers }, Buffer.from('{"é":1}'));
      expect([event.body, event.isBase64Encoded]).toEqual(['{"é":1}', false]);
    },
  );

  it.each(['application/octet-stream', 'image/png', 'application/x-www-form-urlencoded', ''])(
    'has a body of “%s” as base64',
    (type) => {
      const headers = { 'content-type': type };
      const event = httpEvent('/', { method: 'POST', headers }, Buffer.from([0xff]));
      expect([event.body, event.isBase64Encoded]).toEqual(['/w==', true]);
    },
  );
});
