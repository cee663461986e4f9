import { checkEnvironment } from './check-environment';
import { SetupFailure } from './failure';

/**
 * The set-up, once the environment is found usable and the supervisor has taken the data folder and the port that it
 * names. Nothing is written before. Returns the exit code.
 */
export async function main([command = 'start']: string[]): Promise<number> {
  if (!process.send) throw new SetupFailure('This is a part of npm start and does nothing by itself.');
  await checkEnvironment({ isDemoCommand: command === 'demo' });
  const goOn = new Promise((resolve) => process.once('message', resolve));
  process.send('environment checked');
  // Loaded meanwhile: the database's packages take longer than the check.
  const { main: setUp } = await import('./set-up');
  await goOn;
  return setUp([command]);
}
