/**
 * pdf.js for Node. Its build for older engines also replaces functions that this engine has, for the whole process:
 * JSON.stringify then takes thirty times as long, and tests no longer run what a server runs. They are put back here.
 */

const owners = [JSON, Array.prototype, Function.prototype].map((owner) => ({
  owner,
  own: Object.getOwnPropertyDescriptors(owner),
}));

const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
// Otherwise the first PDF loads it, which replaces the functions again.
// @ts-expect-error It has no types.
await import('pdfjs-dist/legacy/build/pdf.worker.mjs');

for (const { owner, own } of owners) {
  for (const [name, property] of Object.entries(own)) Object.defineProperty(owner, name, property);
}

export { getDocument, OPS };
