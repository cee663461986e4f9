import { readPictureFile } from './picture-file';

/** What a clinic may upload as its logo. Shared by the screen, which can say no early, and the server, which must. */
export const logoTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export const MAX_LOGO_BYTES = 1_000_000;
export const MAX_LOGO_PIXELS = 16_000_000;
/** An extremely long picture takes seconds to scale, even with few pixels. */
export const MAX_LOGO_SIDE = 16_000;

export const logoProblems = [
  'too-large',
  'empty',
  'svg',
  'wrong-type',
  'more-than-a-picture',
  'too-many-pixels',
  'damaged',
] as const;
export type LogoProblem = (typeof logoProblems)[number];

/**
 * What is wrong with an upload, told from its bytes without decoding a pixel; null when it may be decoded.
 * A file that goes on after its picture is refused: what follows is there for another program to read.
 */
export function problemWithUpload(bytes: Uint8Array): LogoProblem | null {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > MAX_LOGO_BYTES) return 'too-large';
  const file = readPictureFile(bytes);
  switch (file.is) {
    case 'svg':
      return 'svg';
    case 'something-else':
      return 'wrong-type';
    case 'picture':
      if (file.end === null) return 'damaged';
      return file.end === bytes.length ? null : 'more-than-a-picture';
  }
}
