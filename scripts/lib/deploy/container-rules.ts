import { z } from 'zod';

/*
 * Rules for deploy/Dockerfile and deploy/compose.yaml, which the tests read and do not run: what hadolint and similar
 * linters look for, as far as it matters here.
 */

type Instruction = { name: string; value: string };

const secretName = /(SECRET|PASSWORD|PASSPHRASE|TOKEN|KEY|DATABASE_\w*URL|SMTP_URL)\b/;

/** What is wrong with a Dockerfile, each in a sentence. */
export function dockerfileProblems(text: string): string[] {
  const instructions = readInstructions(text);
  const all = (name: string) => instructions.filter((one) => one.name === name).map(({ value }) => value);
  const position = (test: (one: Instruction) => boolean) => instructions.findIndex(test);
  const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
  const inLast = (name: string) => lastStage.filter((one) => one.name === name).map(({ value }) => value);

  const problems: string[] = [];
  for (const base of all('FROM')) {
    const [image = ''] = base.split(' ');
    if (!/:[\w.-]*\d[\w.-]*$|@sha256:/.test(image) || /:latest$/.test(image)) {
      problems.push(`The base ${image} names no version.`);
    }
  }
  for (const value of [...all('ARG'), ...all('ENV')]) {
    if (secretName.test(value)) problems.push(`A secret would stay in the image: ${value}`);
  }
  const [user] = inLast('USER').slice(-1);
  if (user === undefined || /^(root|0)\b/.test(user)) problems.push('The container runs as root: name a USER.');
  if (inLast('HEALTHCHECK').length === 0) problems.push('There is no HEALTHCHECK.');
  for (const command of [...all('CMD'), ...all('ENTRYPOINT')]) {
    if (!command.startsWith('['))
      problems.push(`A shell would keep signals from the server: write ["…"] for ${command}`);
  }
  const lock = position(({ name, value }) => name === 'COPY' && value.includes('package-lock.json'));
  const install = position(({ name, value }) => name === 'RUN' && /\bnpm ci\b/.test(value));
  const sources = position(({ name, value }) => name === 'COPY' && /^\. /.test(value));
  if (!(lock >= 0 && lock < install && install < sources)) {
    problems.push(
      'Each change of a source installs every package: copy package-lock.json, run npm ci, then copy the rest.',
    );
  }
  if (all('ADD').length > 0) problems.push('ADD also unpacks and downloads: use COPY.');
  if (all('RUN').some((command) => /\bsudo\b|curl[^|]*\|\s*(ba)?sh/.test(command))) {
    problems.push('A RUN uses sudo, or runs what it downloads.');
  }
  return problems;
}

function readInstructions(text: string): Instruction[] {
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n');
  return lines.flatMap((line) => {
    const [, name = '', value = ''] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    return name === '' ? [] : [{ name, value: value.replaceAll(/\s+/g, ' ') }];
  });
}

const service = z.object({
  image: z.string().optional(),
  privileged: z.boolean().default(false),
  ports: z.array(z.string()).default([]),
  command: z.array(z.string()).optional(),
  healthcheck: z.object({ disable: z.boolean().default(false) }).optional(),
  volumes: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
const composeSchema = z.object({ services: z.record(z.string(), service) });

/** What is wrong with a compose file, each in a sentence. @param parsed with its anchors merged in */
export function composeProblems(parsed: unknown): string[] {
  const { services } = composeSchema.parse(parsed);
  return Object.entries(services).flatMap(
    ([name, { image = '', privileged, ports, command, healthcheck, volumes, environment }]) => [
      ...(image.includes('/') || image === 'plainleaf' || /:\d/.test(image)
        ? []
        : [`${name}: ${image} names no version.`]),
      ...(privileged ? [`${name} is privileged.`] : []),
      ...ports
        .filter((port) => !port.startsWith('127.0.0.1:'))
        .map((port) => `${name}: port ${port} is open to the network, past the proxy.`),
      ...(image === 'plainleaf' && command && !healthcheck?.disable
        ? [`${name}: the HEALTHCHECK of the image asks for a server, and ${command.join(' ')} is none: disable it.`]
        : []),
      ...(volumes.some((volume) => volume.includes('docker.sock')) ? [`${name} reaches Docker itself.`] : []),
      ...Object.entries(environment)
        .filter(([variable, value]) => secretName.test(variable) && !/\$\{/.test(String(value)))
        .map(([variable]) => `${name}: ${variable} is written down: take it from the environment.`),
    ],
  );
}
