import { describe, expect, it } from 'vitest';
import { nextPath, ownPath } from './next-path';

describe('where a sign-in leads', () => {
  it.each(['/handouts?q=a#b', '/', '/handouts/1d6e', '/apiary', '/100%'])('follows a path of this site: %s', (path) => {
    expect(nextPath(path)).toBe(path);
  });

  it.each([
    undefined,
    ['/handouts', '/templates'],
    '',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/sign-in',
    '//[',
    '/api/audit/export',
    '/api',
    '/%61pi/audit/export',
    '/handouts/../api/audit/export',
  ])('goes home instead of to %s', (path) => {
    expect(nextPath(path)).toBe('/');
  });
});

describe('where a link from another site leads once its reader agrees', () => {
  it('the target is on this site and may be a download', () => {
    expect(ownPath('/api/handouts/1d6e/pdf?copy=1')).toBe('/api/handouts/1d6e/pdf?copy=1');
    expect(ownPath('//evil.example/api')).toBe('/');
  });
});
