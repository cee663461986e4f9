#!/usr/bin/env node
// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { WebSocket, WebSocketServer } from 'ws';
import { loopback } from '../ports.mjs';

/*
 * Firefox, as Playwright starts it: the arguments are Firefox's. Playwright speaks WebDriver BiDi with it, but begins
 * every session with a command that the Firefox of Debian does not know yet. This program passes all messages on, and
 * answers that one command in Firefox's place. It can go when that Firefox knows the command.
 */

const unknownYet = 'emulation.setMediaFeaturesOverride';
const announcement = 'WebDriver BiDi listening on ';

const firefox = spawn(process.env.FIREFOX_PATH ?? 'firefox-esr', process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'pipe'],
});
firefox.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
firefox.on('exit', (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
  process.on(signal, () => firefox.kill(signal));
}

for await (const line of createInterface({ input: firefox.stderr })) {
  if (line.startsWith(announcement)) announce(line.slice(announcement.length));
  else process.stderr.write(`${line}\n`);
}

/**
 * Says in Firefox's words where to reach this program instead.
 *
 * @param {string} address of Firefox: ws://…
 */
function announce(address) {
  const server = new WebSocketServer({ host: loopback, port: 0 });
  server.on('connection', (client, { url }) => relay(client, new WebSocket(`${address}${url}`)));
  server.on('listening', () => {
    const place = server.address();
    if (typeof place === 'object' && place) process.stderr.write(`${announcement}ws://${loopback}:${place.port}\n`);
  });
}

/**
 * @param {WebSocket} client
 * @param {WebSocket} browser
 */
function relay(client, browser) {
  const opened = new Promise((resolve) => browser.once('open', resolve));
  /** Numbers of the commands that Firefox may not know. @type {Set<number>} */
  const asked = new Set();
  client.on('message', async (data) => {
    const { id, method } = JSON.parse(String(data));
    if (method === unknownYet) asked.add(id);
    await opened;
    browser.send(String(data));
  });
  browser.on('message', (data) => {
    const { id, error } = JSON.parse(String(data));
    const isUnknown = asked.delete(id) && error === 'unknown command';
    client.send(isUnknown ? JSON.stringify({ type: 'success', id, result: {} }) : String(data));
  });
  client.on('close', () => browser.close());
  browser.on('close', () => client.close());
  browser.on('error', () => client.close());
}
