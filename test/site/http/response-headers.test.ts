import { describe, expect, it } from '@jest/globals';
import {
  documentHeaders,
  planHeaders,
  securityHeaders,
} from '../../../lib/site/http/response-headers.ts';
import { renderTimeMap } from '../../../lib/site/http/time-map.ts';
import { documentPage, head, permanentPage, site } from '../samples.ts';

describe('the headers of a document', () => {
  it('date a permanent version and name its original resource (RFC 7089)', () => {
    expect(documentHeaders(site, permanentPage)).toEqual({
      'memento-datetime': 'Sat, 03 Oct 2015 14:51:55 GMT',
      link: [
        '<https://plan.example.org/en/climate/commitment-24/>; rel="original"',
        '<https://plan.example.org/en/climate/commitment-24/>; rel="latest-version"',
        '<https://plan.example.org/en/climate/commitment-24/@history/>; rel="version-history"',
        '<https://plan.example.org/en/climate/commitment-24/@4a1f0c9be2d3/>; rel="predecessor-version"',
        '<https://plan.example.org/en/climate/commitment-24/@c3e58a7d9012/>; rel="successor-version"',
        '<https://plan.example.org/en/climate/commitment-24/@timegate/>; rel="timegate"',
        '<https://plan.example.org/en/climate/commitment-24/@timemap/>; rel="timemap"; type="application/link-format"',
      ].join(', '),
    });
  });

  it('do not call the current address a memento', () => {
    expect(documentHeaders(site, documentPage)).not.toHaveProperty('memento-datetime');
  });

  it('leave out what there is no room for', () => {
    const address = `/${'long/'.repeat(60)}`;
    const page = { ...documentPage, document: { ...head, address } };
    const { link } = documentHeaders(site, page);
    expect(link).toContain('rel="original"');
    expect(link).not.toContain('timegate');
  });

  it('of the plan date a day, and say where to ask for another', () => {
    expect(planHeaders(site)).toEqual({
      link: expect.stringContaining('/@timegate/>; rel="timegate"'),
    });
    expect(planHeaders(site, '2016-05-01T23:59:59Z')).toMatchObject({
      'memento-datetime': 'Sun, 01 May 2016 23:59:59 GMT',
    });
  });

  it('cannot be split or ended by an address', () => {
    const address = '/a>; rel="evil"\r\nset-cookie: x, é/';
    const { link } = documentHeaders(site, { ...documentPage, document: { ...head, address } });
    expect(link).toMatch(/^[\x21-\x7E ]+$/u);
    expect(link?.match(/rel="evil"/u)).toBeNull();
  });
});

describe('a TimeMap', () => {
  const mementos = ['2016-01-01T00:00:00Z', '2016-02-01T00:00:00Z'].map((date, index) => ({
    address: `/a/@${index}/`,
    date,
  }));

  it('lists every version, and where to ask for one', () => {
    expect(renderTimeMap(site, { address: '/a/', self: '/a/@timemap/', mementos })).toBe(
      `${[
        '<https://plan.example.org/a/>; rel="original"',
        '<https://plan.example.org/a/@timegate/>; rel="timegate"',
        '<https://plan.example.org/a/@timemap/>; rel="self"; type="application/link-format"; from="Fri, 01 Jan 2016 00:00:00 GMT"; until="Mon, 01 Feb 2016 00:00:00 GMT"',
        '<https://plan.example.org/a/@history/>; rel="version-history"',
        '<https://plan.example.org/a/@0/>; rel="first memento"; datetime="Fri, 01 Jan 2016 00:00:00 GMT"',
        '<https://plan.example.org/a/@1/>; rel="last memento"; datetime="Mon, 01 Feb 2016 00:00:00 GMT"',
      ].join(',\n')}\n`,
    );
  });

  it('names its neighbours where it has parts', () => {
    const text = renderTimeMap(site, {
      ...{ address: '/', self: '/@timemap/2/', mementos },
      ...{ previous: '/@timemap/', next: '/@timemap/3/' },
    });
    expect(text.match(/@timemap\/(?:3\/)?>; rel="timemap"/gu)).toHaveLength(2);
    expect(text).not.toMatch(/first|last/u);
  });
});

describe('the security headers', () => {
  it('forbid scripts, frames and inline styles', () => {
    const policy = securityHeaders['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|script-src|\*/u);
  });
});
