// A worker that does what the document's title says: for tests of the pool. It tells when it is ready.
const ready = new BroadcastChannel('worker-echo');
// Awaits while it loads, as the real worker does. piscina tries require() first, which gives up at a module that
// awaits; ended in the middle of one that it takes, Node 20 aborts the whole process (module_wrap.cc).
await Promise.resolve();
ready.postMessage('ready');
ready.close();

/** Listens before the pool hears that the job has begun: no release is missed. */
function untilReleased() {
  const release = new BroadcastChannel('worker-echo-release');
  return new Promise((resolve) => {
    release.onmessage = () => {
      release.close();
      resolve();
    };
  });
}

export async function render({ input: document, started }) {
  const released = document.title === 'hold' ? untilReleased() : null;
  started.postMessage(null);
  started.close();
  if (document.title === 'throw') throw new Error('No page today');
  if (document.title === 'die')
    setTimeout(() => {
      throw new Error('Thrown where nobody waits');
    }, 0);
  if (document.title === 'die') await new Promise(() => {});
  if (document.title === 'hang') for (;;);
  await released;
  if (document.title === 'slow') await new Promise((resolve) => setTimeout(resolve, 400));
  return { bytes: new Uint8Array([1, 2, 3]), pageCount: 1, secrets: process.env.PLAINLEAF_TEST_SECRET ?? null };
}
