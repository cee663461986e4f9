import { randomInt } from 'node:crypto';

// No 0/O, 1/I/L, 5/S, 8/B, U/V: read aloud over the phone, each sign is heard as itself.
const signs = '234679ACDEFGHJKMNPQRTWXYZ';

/** A random footer id such as PL-7Q4K-92MX: names the handout to staff and nobody else. */
export function newReference(): string {
  const group = (): string => Array.from({ length: 4 }, () => signs.charAt(randomInt(signs.length))).join('');
  return `PL-${group()}-${group()}`;
}

export function isReference(text: string): boolean {
  return new RegExp(`^PL-[${signs}]{4}-[${signs}]{4}$`).test(text);
}
