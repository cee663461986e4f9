import { setUpNames } from '../../../lib/environment/set-up';

/** An environment without any setting of Plainleaf, such as those that the test command made for itself. */
export function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const rest = Object.entries(env).filter(([name]) => !setUpNames.includes(name));
  return { NODE_ENV: env.NODE_ENV, ...Object.fromEntries(rest) };
}
