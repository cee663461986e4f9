import { findProgram, presentProgram } from './debian-program';

/**
 * Mozilla's Firefox: Debian's, or one that is there under its usual name.
 *
 * @throws SetupFailure that says which package to install
 */
export async function findFirefox(): Promise<string> {
  return (
    presentProgram('firefox-esr') ?? presentProgram('firefox') ?? (await findProgram('firefox-esr', 'firefox-esr'))
  );
}
