import type { LogoWarning } from '@/lib/domain/clinic/logo-on-paper';
import type { LogoProblem } from '@/lib/domain/clinic/logo-upload';

/** Why a file cannot be the clinic's logo, and what to do. */
export const logoWords: Record<LogoProblem, string> = {
  'too-large': 'This file is larger than 1 MB. Save the logo smaller, about 600 pixels wide, and upload it again.',
  empty: 'This file is empty. Choose the file of your logo.',
  svg: 'SVG files cannot be used, because they can hold programs. Save the logo as a PNG and upload that.',
  'wrong-type': 'This is not a PNG, JPEG or WebP picture. Save the logo as a PNG and upload that.',
  'more-than-a-picture':
    'This file holds more than a picture. Open it in a picture program, save it as a new PNG, and upload that.',
  'too-many-pixels':
    'This picture has more than 16 megapixels, or is very long. Make it about 600 pixels wide and upload it again.',
  damaged: 'This picture is damaged or incomplete. Save it anew as a PNG and upload that.',
};

/** What paper will not show of a logo, and what to do. */
export const logoWarningWords: Record<LogoWarning, string> = {
  pale: 'On white paper this logo can hardly be seen, because it is white or very light. Choose the version that is made for a light background.',
  thin: 'On paper this logo is less than 3 mm high or wide. Cut off its empty margins, or choose a shorter version.',
  coarse: 'This logo has few pixels, so it is blurred on paper. Choose one that is about 600 pixels wide.',
};
