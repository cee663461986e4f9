import { describe, expect, it } from 'vitest';
import { plainEmail } from './email-address';

describe('S21: an e-mail address', () => {
  it.each([
    'a＠b.example',
    'a@b.example,c@d.example',
    'a@x,b@y',
    'a@b@c.example',
    'аdmin@clinic.example', // Cyrillic а
    'admin@сlinic.example', // Cyrillic с
    'admin@xn--linic-h4d.example',
    'ADMİN@clinic.example',
    'a b@clinic.example',
    'Admin <admin@clinic.example>',
    '"a@b"@clinic.example',
    'admin@clinic',
    'admin@clinic..example',
    'admin@-clinic.example',
    '.admin@clinic.example',
    'admin\n@clinic.example',
    'admin@clinic.example\r\nBcc: other@evil.example',
    '\u202Eadmin@clinic.example',
    'admin\u200B@clinic.example',
    '@clinic.example',
    '',
  ])('that could be taken for another is refused: %j', (text) => {
    expect(plainEmail(text)).toBeNull();
  });

  it.each([
    ['  Priya.Raman@Riverside.Example ', 'priya.raman@riverside.example'],
    ["o'connor+handouts@clinic.example", "o'connor+handouts@clinic.example"],
    ['a@192-0-2-1.sub.clinic.example', 'a@192-0-2-1.sub.clinic.example'],
  ])('%j is kept as %s', (text, kept) => {
    expect(plainEmail(text)).toBe(kept);
  });
});
