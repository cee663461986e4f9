'use client';

import { useState } from 'react';

/**
 * Where React Aria and the editor find the nonce for the style elements that they add later. It stays that of the
 * first answer, which set the page's policy: a refreshed page would bring another, and the browser knows only the first.
 */
export function NonceMeta({ nonce }: { nonce: string | undefined }) {
  const [first] = useState(nonce);
  return <meta property="csp-nonce" nonce={first} suppressHydrationWarning />;
}
