import { fewestPages, layOutHandout } from '../lay-out';
import { fetchedFonts } from './fetched-fonts';
import { lastPageContent } from './last-page-content';
import type { PreviewAnswer, PreviewRequest, ShownPage } from './messages';
import { spotsOn } from './page-spots';
import { paintCanvas, pictureBytesOn } from './paint-canvas';
import { workerSurface } from './worker-surface';

/**
 * The browser's side of the page engine: lays out a document as it will be printed and paints its pages.
 * Runs as a web worker; the newest request is answered, what came before it and is not begun is dropped.
 */

// The type check reads this file as a page's: of a worker's global names it needs these two.
type WorkerScope = {
  postMessage(message: PreviewAnswer, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<PreviewRequest>) => void): void;
};
const scope = globalThis as unknown as WorkerScope;

/** How long nobody must have typed before the closest setting is tried, which may take as long as an edit. */
const REST_MS = 600;

const surface = workerSurface();
const fonts = fetchedFonts(new URL('./', import.meta.url));

let waiting: PreviewRequest | null = null;
let isWorking = false;
let rest: ReturnType<typeof setTimeout> | undefined;

scope.addEventListener('message', ({ data }) => {
  clearTimeout(rest);
  waiting = data;
  if (!isWorking) void work();
});

scope.postMessage({ is: 'ready' }, []);

async function work(): Promise<void> {
  isWorking = true;
  while (waiting) {
    const request: PreviewRequest = waiting;
    waiting = null;
    await answer(request, () => show(request));
    // Messages are let in between two tasks only.
    await new Promise((resolve) => setTimeout(resolve));
    if (!waiting) rest = setTimeout(() => void answer(request, () => closest(request)), REST_MS);
  }
  isWorking = false;
}

async function answer({ id }: PreviewRequest, make: () => Promise<PreviewAnswer>): Promise<void> {
  try {
    const made = await make();
    scope.postMessage(made, made.is === 'pages' ? made.pages.flatMap(({ picture }) => picture ?? []) : []);
  } catch (error) {
    scope.postMessage({ is: 'refused', id, reason: error instanceof Error ? error.message : String(error) }, []);
  }
}

async function show({ id, document, scale, near }: PreviewRequest): Promise<PreviewAnswer> {
  const { layout } = await layOutHandout(document, await fonts);
  await surface.decode(pictureBytesOn(layout.children), document.options.ink);
  const pages = layout.children.map((page, index): ShownPage => {
    const { width, height } = page.box;
    const picture = near.includes(index) ? bitmapOf(paintCanvas(page, surface, scale)) : null;
    return { width, height, spots: spotsOn(page, layout), picture };
  });
  return { is: 'pages', id, pages, lastPage: lastPageContent(layout) };
}

function bitmapOf(drawing: object): ImageBitmap {
  // Made by workerSurface, whose drawings are of an OffscreenCanvas.
  return (drawing as OffscreenCanvasRenderingContext2D).canvas.transferToImageBitmap();
}

async function closest({ id, document }: PreviewRequest): Promise<PreviewAnswer> {
  return { is: 'closest', id, pageCount: await fewestPages(document, await fonts) };
}
