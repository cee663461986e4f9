'use client';

import { useState } from 'react';
import { PAGE_OWNER_META } from '@/lib/domain/access/page-owner';

/**
 * Whose page this is, for every request that it sends. It stays that of the first answer: a refreshed part of the page
 * may have been made for somebody who signed in since, but what was typed is still the first member's.
 */
export function PageOwnerMeta({ owner }: { owner: string | null }) {
  const [first] = useState(owner);
  return first === null ? null : <meta name={PAGE_OWNER_META} content={first} />;
}
