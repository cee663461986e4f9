import { ensureFonts } from './fonts';

/** For tests that are started without npm test, which installs the fonts before its stages. */
export default (): Promise<void> => ensureFonts((words) => words === 'up to date' || console.log(`Fonts: ${words}`));
