import { scriptFontNames } from '../../../lib/domain/language/script-fonts';
import { errorText } from '../failure';
import { installFonts } from '../fonts';

/** All fonts, so that every script is printed. Where they cannot be had it says so, and the tests of their scripts fail. */
export async function ensureFonts(say: (words: string) => void, signal?: AbortSignal): Promise<void> {
  await installFonts(scriptFontNames, { say, signal }).catch((error: unknown) => say(errorText(error)));
}
