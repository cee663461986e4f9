import type { DocumentNode } from '@react-pdf/layout';
import { linkHrefSchema } from '@/lib/domain/handout/body';

/**
 * react-pdf fetches whatever a picture's source names, follows redirects and reads local files, and it
 * writes any link into the PDF. The page components give it neither; this looks at the finished tree, so
 * that a later component, or a property that came from a document, cannot either.
 */
class ForeignSourceError extends Error {
  constructor(what: string) {
    super(`The page would ${what}`);
    this.name = 'ForeignSourceError';
  }
}

type Node = { type?: unknown; props?: object; children?: readonly unknown[] };

const PICTURES = new Set<unknown>(['IMAGE', 'IMAGE_BACKGROUND']);

/** @throws ForeignSourceError for a picture that is not bytes, or a link that is not https, tel, mailto or within the document. */
export function requireBytesOnly(root: DocumentNode): void {
  const waiting: unknown[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    const { type, props = {}, children = [] } = node as Node; // each field is looked at before it is used
    if (PICTURES.has(type)) requireBytes(props);
    else if ('src' in props || 'href' in props) requireLink(props);
    waiting.push(...children);
  }
}

function requireBytes(props: object): void {
  const source = 'src' in props ? props.src : undefined;
  const isBytes =
    typeof source === 'object' &&
    source !== null &&
    'data' in source &&
    source.data instanceof Uint8Array &&
    !('uri' in source);
  if (!isBytes || 'srcSet' in props || 'source' in props) throw new ForeignSourceError('load a picture from elsewhere');
}

function requireLink(props: object): void {
  const target = 'src' in props ? props.src : 'href' in props ? props.href : undefined;
  const isInside = typeof target === 'string' && /^#[\w-]+$/.test(target);
  if (!isInside && !linkHrefSchema.safeParse(target).success)
    throw new ForeignSourceError('link to a forbidden address');
}
