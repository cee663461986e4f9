import type { HandoutDocument } from './document';

/** Stands for the reference that issuing gives a handout, and takes as much room. */
const REFERENCE = 'PL-0000-0000';

/**
 * A draft's document with room for what issuing adds: the reference in the footer, and the code that opens it. Without
 * them its pages could end elsewhere than those that will be printed.
 */
export function asPrinted(document: HandoutDocument, baseUrl: string): HandoutDocument {
  if (document.reference !== '') return document;
  return { ...document, reference: REFERENCE, address: new URL(`/r/${REFERENCE}`, baseUrl).href };
}
