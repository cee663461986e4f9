import { sendPageOwner } from './components/shell/send-page-owner';

/*
 * Runs before the page does, and is part of every page. zod would try whether it may compile code from text, which the
 * page's policy refuses and reports as an attack. This is what its config({ jitless: true }) sets; importing that would
 * bring half of zod into pages that have no use for it.
 */
const shared: typeof globalThis & { __zod_globalConfig?: { jitless?: boolean } } = globalThis;
shared.__zod_globalConfig = { ...shared.__zod_globalConfig, jitless: true };

sendPageOwner(window);

// React takes the presses from here on: components/shell/early-press.tsx repeats the one that came before.
window.plainleafEarlyPress?.stopListening();
