import { readFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gauge, histogram, readCounter } from './metrics';
import { type RoutesManifest, routePatterns } from './route-patterns';
import { traffic } from './traffic';

/** From here on this process counts what it is asked and what it costs. */
export function watchProcess(distFolder: string): void {
  watchRequests(distFolder);
  gauge('process_resident_memory_bytes', 'Memory held by the process.', () => [[{}, process.memoryUsage.rss()]]);
  gauge('nodejs_heap_size_used_bytes', 'Memory in use by JavaScript.', () => [[{}, process.memoryUsage().heapUsed]]);
  gauge('process_start_time_seconds', 'When the process started, in seconds since 1970.', () => [
    [{}, Math.round(Date.now() / 1000 - process.uptime())],
  ]);
  readCounter('process_cpu_seconds_total', 'Processor time used.', () => {
    const { user, system } = process.cpuUsage();
    return [[{}, (user + system) / 1e6]];
  });
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  gauge(
    'nodejs_eventloop_lag_p99_seconds',
    '99 of 100 turns of the event loop were less late, since the last look.',
    () => {
      const seconds = delay.percentile(99) / 1e9;
      delay.reset();
      return [[{}, seconds]];
    },
  );
}

function watchRequests(distFolder: string): void {
  const took = histogram('plainleaf_http_request_duration_seconds', 'Requests, from the first byte to the last.');
  const patternOf = patternsOf(distFolder);
  const { open, watchers } = traffic();
  watchers.push(({ request, response, tookMs }) => {
    const method =
      request.method === 'GET' || request.method === 'POST' || request.method === 'PUT' ? request.method : 'other';
    // An answer whose last byte was never sent has no status that anybody saw.
    const code = response.writableFinished ? String(response.statusCode) : 'cut';
    took({ method, route: patternOf(request.url ?? '/'), code }, tookMs / 1000);
  });
  gauge('plainleaf_http_requests_in_flight', 'Requests that are being answered.', () => [[{}, open.size]]);
}

function patternsOf(distFolder: string): (address: string) => string {
  try {
    const file = path.join(/*turbopackIgnore: true*/ process.cwd(), distFolder, 'routes-manifest.json');
    const manifest: RoutesManifest = JSON.parse(readFileSync(/*turbopackIgnore: true*/ file, 'utf8'));
    return routePatterns(manifest);
  } catch {
    // Without a build, as while developing.
    return () => 'other';
  }
}
