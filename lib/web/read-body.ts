/**
 * The bytes of a request, or null as soon as they are more than `most`: what a client declares is asked first,
 * what it sends is counted, and the rest is never read.
 */
export async function readAtMost(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > most) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > most) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The JSON of a request, null where it is none; 'too-large' as soon as it is more than `most` bytes. */
export async function readJsonAtMost(request: Request, most: number): Promise<unknown> {
  const body = await readAtMost(request, most);
  if (body === null) return 'too-large';
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
