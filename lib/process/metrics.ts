/**
 * What this process counts, as Prometheus reads it. Labels name routes, codes and states, never rows or people.
 */

type Labels = Readonly<Record<string, string>>;
type Reading = readonly [labels: Labels, value: number];

type Metric = { type: 'counter' | 'gauge' | 'histogram'; help: string; lines: (name: string) => string[] };

// Next bundles the start of a process apart from its routes: the two must share this.
const shared: typeof globalThis & { plainleafMetrics?: Map<string, Metric> } = globalThis;

function register(name: string, metric: Metric): void {
  shared.plainleafMetrics ??= new Map();
  shared.plainleafMetrics.set(name, metric);
}

/** A value that is read when it is asked for; a second one of the same name takes its place. */
export function gauge(name: string, help: string, read: () => readonly Reading[]): void {
  register(name, { type: 'gauge', help, lines: () => read().map(([labels, value]) => line(name, labels, value)) });
}

/** As a gauge, for what only grows. */
export function readCounter(name: string, help: string, read: () => readonly Reading[]): void {
  register(name, { type: 'counter', help, lines: () => read().map(([labels, value]) => line(name, labels, value)) });
}

export type Counter = (labels: Labels) => void;

export function counter(name: string, help: string): Counter {
  const counts = new Map<string, number>();
  register(name, {
    type: 'counter',
    help,
    lines: () => [...counts].map(([labels, count]) => `${name}${labels} ${count}`),
  });
  return (labels) => {
    const key = braced(labels);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
}

export type Histogram = (labels: Labels, seconds: number) => void;

/** Upper ends of the classes, in seconds. */
const classes = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

export function histogram(name: string, help: string): Histogram {
  const series = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>();
  register(name, {
    type: 'histogram',
    help,
    lines: () =>
      [...series.values()].flatMap(({ labels, counts, sum, count }) => [
        ...classes.map((end, index) => line(`${name}_bucket`, { ...labels, le: String(end) }, counts[index] ?? 0)),
        line(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
        line(`${name}_sum`, labels, sum),
        line(`${name}_count`, labels, count),
      ]),
  });
  return (labels, seconds) => {
    const key = braced(labels);
    const one = series.get(key) ?? { labels, counts: classes.map(() => 0), sum: 0, count: 0 };
    series.set(key, one);
    // Each class counts the ones below it too.
    classes.forEach((end, index) => {
      if (seconds <= end) one.counts[index] = (one.counts[index] ?? 0) + 1;
    });
    one.sum += seconds;
    one.count += 1;
  };
}

/** All of it, in Prometheus's text format 0.0.4. */
export function metricsText(): string {
  const metrics = [...(shared.plainleafMetrics ?? [])];
  return metrics
    .map(
      ([name, { type, help, lines }]) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines(name).join('\n')}\n`,
    )
    .join('');
}

const line = (name: string, labels: Labels, value: number): string =>
  `${name}${braced(labels)} ${value === Number.POSITIVE_INFINITY ? '+Inf' : value}`;

function braced(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}
