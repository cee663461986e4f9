import { installCjkFonts } from '../cjk-fonts';
import { errorText } from '../failure';

/** With them npm test prints Chinese and Korean too. Where they cannot be had it says so and goes on. */
export async function ensureCjkFonts(say: (words: string) => void, signal: AbortSignal): Promise<void> {
  await installCjkFonts(say, signal).catch((error: unknown) => {
    say(`NOT INSTALLED: Chinese and Korean are not tested (${errorText(error).slice(0, 80)})`);
  });
}
