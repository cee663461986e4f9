import sharp, { type Metadata, type Sharp } from 'sharp';
import type { Logo } from '@/lib/domain/clinic/clinic';
import { type LogoLook, logoWarningsOf } from '@/lib/domain/clinic/logo-on-paper';
import { type LogoProblem, MAX_LOGO_PIXELS, MAX_LOGO_SIDE, problemWithUpload } from '@/lib/domain/clinic/logo-upload';
import { AppError } from '@/lib/domain/errors';

/** Sharp in print at the size of a letterhead (120 × 42 pt) and at twice that, and small in every PDF. */
const KEPT = { width: 600, height: 240 };
const SECONDS = 10;

function refused(problem: LogoProblem, cause?: unknown): AppError {
  return new AppError('invalid-input', { fields: { logo: problem }, cause });
}

/**
 * An upload → the logo as it is kept: decoded and drawn anew as an opaque sRGB PNG of bounded size, so that
 * nothing of the file itself (EXIF, comments, other formats hidden in it) goes on to a page.
 * @throws AppError invalid-input with the LogoProblem at `fields.logo`.
 */
export async function encodeLogo(bytes: Uint8Array): Promise<Logo> {
  const problem = problemWithUpload(bytes);
  if (problem) throw refused(problem);
  const { width, height } = await readSize(bytes);
  // Asked before a pixel is unpacked; sharp's own limit below is the second lock.
  if (width * height > MAX_LOGO_PIXELS || Math.max(width, height) > MAX_LOGO_SIDE) throw refused('too-many-pixels');
  try {
    const { data, info } = await open(bytes)
      .autoOrient()
      .resize({ ...KEPT, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .png({ compressionLevel: 9, palette: false })
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true });
    return { mimeType: 'image/png', base64: data.toString('base64'), widthPx: info.width, heightPx: info.height };
  } catch (error) {
    throw refused('damaged', error);
  }
}

/** As encodeLogo, with what paper will not show of it. */
export async function lookAtLogo(bytes: Uint8Array): Promise<LogoLook> {
  const logo = await encodeLogo(bytes);
  const { data } = await sharp(Buffer.from(logo.base64, 'base64'))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { logo, warnings: logoWarningsOf(logo, data) };
}

function open(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_LOGO_PIXELS, failOn: 'warning', pages: 1, unlimited: false });
}

async function readSize(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  let metadata: Metadata;
  try {
    // Reads the header alone: whatever it claims costs nothing yet.
    metadata = await sharp(bytes, { limitInputPixels: false, failOn: 'warning' }).metadata();
  } catch (error) {
    throw refused('damaged', error);
  }
  return metadata;
}
