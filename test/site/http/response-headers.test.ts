import { describe, expect, it } from '@jest/globals';
import {
  documentHeaders,
  renderTimeMap,
  securityHeaders,
} from '../../../lib/site/http/response-headers.ts';
import { documentPage, head, historyPage, permanentPage, site } from '../samples.ts';

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
      ].join(', '),
    });
  });

  it('do not call the current address a memento', () => {
    expect(documentHeaders(site, documentPage)).not.toHaveProperty('memento-datetime');
  });

  it('name a TimeMap where there is one', () => {
    const { link } = documentHeaders(site, documentPage, { timeMap: '/a/timemap.link' });
    expect(link).toContain(
      '<https://plan.example.org/a/timemap.link>; rel="timemap"; type="application/link-format"',
    );
  });

  it('cannot be split or ended by an address', () => {
    const address = '/a>; rel="evil"\r\nset-cookie: x, é/';
    const { link } = documentHeaders(site, { ...documentPage, document: { ...head, address } });
    expect(link).toMatch(/^[\x21-\x7E ]+$/u);
    expect(link?.match(/rel="evil"/u)).toBeNull();
  });
});

describe('the TimeMap of a document', () => {
  it('lists every version that has a text', () => {
    expect(renderTimeMap(site, head, historyPage.versions).match(/rel="memento"/gu)).toHaveLength(
      3,
    );
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
