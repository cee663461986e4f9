import { describe, expect, it } from 'vitest';
import { nextPath } from './next-path';

describe('where a sign-in leads', () => {
  it.each(['/handouts?q=a#b', '/', '/handouts/1d6e'])('follows a path of this site: %s', (path) => {
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
  ])('goes home instead of to %s', (path) => {
    expect(nextPath(path)).toBe('/');
  });
});
