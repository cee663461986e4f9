import type { HandoutDocument } from '@/lib/domain/handout/document';
import { workerTask, yieldToServer } from '@/lib/process/worker-task';
import { loadFonts } from './fonts';
import { localFonts } from './local-fonts';
import { type RenderedPdf, renderHandout } from './render';
import { sealOff } from './sealed-off';

// Reading the fonts takes longer than a handout: done while the thread starts, not on the first patient. That this
// module awaits also keeps the server up when a thread is ended while it loads: see test-support/worker-echo.mjs.
await loadFonts(localFonts);
sealOff();
yieldToServer();

// For measurements, which also ask what tagging costs.
export { renderHandout };

/** The task of a thread. */
export const render = workerTask((document: HandoutDocument): Promise<RenderedPdf> => renderHandout(document));
