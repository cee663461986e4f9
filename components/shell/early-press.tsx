'use client';

import { useEffect, useState } from 'react';

declare global {
  interface Window {
    /** The last button pressed before the app's script ran. */
    plainleafEarlyPress?: { button: HTMLButtonElement | null; stopListening: () => void };
  }
}

/** Runs as the document is parsed. instrumentation-client.ts stops it: from then on React takes the presses. */
const listen = `{
  const keep = ({ target }) => { window.plainleafEarlyPress.button = target.closest('button[type=button]'); };
  window.plainleafEarlyPress = { button: null, stopListening: () => removeEventListener('click', keep, true) };
  addEventListener('click', keep, true);
}`;

/**
 * Repeats a press that came before the app's script. Links and forms work without it; a button would do nothing, and
 * on a slow network the clinician would not know why.
 */
export function EarlyPress({ nonce }: { nonce: string | undefined }) {
  // The policy of the first response stays that of the document: see NonceMeta.
  const [first] = useState(nonce);
  useEffect(() => {
    const button = window.plainleafEarlyPress?.button;
    delete window.plainleafEarlyPress;
    if (button?.isConnected) button.click();
    // Browser tests wait for it before they press anything.
    document.documentElement.dataset.ready = '';
  }, []);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: A constant of this file; no script file could come this early.
  return <script nonce={first} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: listen }} />;
}
