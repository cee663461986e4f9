import { expect, test } from 'vitest';
import { type Places, substitute } from './substitutions';

const places: Places = {
  root: '/tmp/scratch',
  ports: { '80': 1080, '443': 1443, '3000': 13000, '3001': 13001, '3002': 13002, '5432': 15432, '6432': 16432 },
  repository: 'file:///tmp/scratch/origin',
  smtpUrl: 'smtp://127.0.0.1:2525',
};

test.each([
  ['sudo tee /etc/plainleaf.env', 'sudo tee /tmp/scratch/etc/plainleaf.env'],
  ['PLAINLEAF_DATA=/var/lib/plainleaf/1', 'PLAINLEAF_DATA=/tmp/scratch/var/lib/plainleaf/1'],
  ['cp /opt/plainleaf/deploy/x /etc/systemd', 'cp /tmp/scratch/opt/plainleaf/deploy/x /tmp/scratch/etc/systemd'],
  ['git clone https://git.example/plainleaf.git /opt/x', 'git clone file:///tmp/scratch/origin /tmp/scratch/opt/x'],
  ['SMTP_URL=smtp://plainleaf:secret@mail.example:587', 'SMTP_URL=smtp://127.0.0.1:2525'],
  ['  listen 443 ssl;', '  listen 1443 ssl;'],
  ['  listen [::]:80;', '  listen [::]:80;'],
  ['openssl req -days 80', 'openssl req -days 80'],
  ['http://127.0.0.1:3000/api', 'http://127.0.0.1:13000/api'],
  ['postgresql://plainleaf:3000ab@127.0.0.1:5432/plainleaf', 'postgresql://plainleaf:3000ab@127.0.0.1:15432/plainleaf'],
  ['curl https://handouts.example/etc', 'curl https://handouts.example/etc'],
])('%s', (printed, run) => {
  expect(substitute(printed, places)).toBe(run);
});
