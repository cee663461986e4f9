import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rootFolder } from '../root-folder.mjs';
import { composeProblems, dockerfileProblems } from './container-rules';

const read = (name: string): string => readFileSync(path.join(rootFolder, 'deploy', name), 'utf8');
const dockerfile = read('Dockerfile');

describe('deploy/Dockerfile', () => {
  test('follows the rules', () => {
    expect(dockerfileProblems(dockerfile)).toEqual([]);
  });

  test.each([
    ['a base without a version', /node:24-bookworm-slim/g, 'node', 'names no version'],
    ['the latest base', /node:24-bookworm-slim/g, 'node:latest', 'names no version'],
    ['a secret in a build argument', 'WORKDIR /app', 'ARG NEXTAUTH_SECRET', 'A secret would stay'],
    ['a secret in the environment', 'NODE_ENV=production', 'PLAINLEAF_MASTER_KEY=abc', 'A secret would stay'],
    ['no user', 'USER node', '', 'runs as root'],
    ['root as its user', 'USER node', 'USER root', 'runs as root'],
    ['no health check', /HEALTHCHECK.*\n.*\n/, '', 'no HEALTHCHECK'],
    ['a command in a shell', /\nCMD .*/, '\nCMD npm start', 'A shell would keep signals'],
    ['all sources before the packages', 'COPY package.json package-lock.json .npmrc ./', 'COPY . .', 'Each change'],
    ['ADD', 'COPY . .', 'COPY . .\nADD https://example.org/x.tar /app', 'ADD also'],
    ['a download that runs', 'RUN npm run build', 'RUN curl https://example.org | sh', 'runs what it downloads'],
  ])('would be refused with %s', (_what, from, to, problem) => {
    const broken = dockerfile.replace(from, to);
    expect(broken).not.toBe(dockerfile);
    expect(dockerfileProblems(broken).join('\n')).toContain(problem);
  });
});

describe('deploy/compose.yaml', () => {
  const compose = read('compose.yaml');
  const problems = (text: string) => composeProblems(parse(text, { merge: true })).join('\n');

  test('follows the rules', () => {
    expect(problems(compose)).toBe('');
  });

  test.each([
    ['a database of no version', /postgres:18/, 'postgres', 'postgres: postgres names no version'],
    ['a port that is open to everybody', '"127.0.0.1:3000:3000"', '"3000:3000"', 'open to the network'],
    ['a privileged container', 'cap_drop: [ALL]', 'privileged: true', 'is privileged'],
    ['a secret that is written down', /\$\{NEXTAUTH_SECRET:\?\}/, 'abcdef', 'NEXTAUTH_SECRET is written down'],
    [
      'a server’s health check on a job',
      /healthcheck: \{ disable: true \}/g,
      '',
      'backup: the HEALTHCHECK of the image',
    ],
    ['the socket of Docker', 'volumes: [data:/data]', 'volumes: [/var/run/docker.sock:/x]', 'reaches Docker itself'],
  ])('would be refused with %s', (_what, from, to, problem) => {
    expect(problems(compose.replace(from, to))).toContain(problem);
  });
});
