import { runBulkWorker } from '@/lib/features/bulk-work/worker';

/** A server process reduced to its worker, for tests that kill one. Run with tsx; the lease comes as an argument. */
runBulkWorker({ leaseMs: Number(process.argv[2]), everyMs: 200 });
// The worker lets a process end when nothing else keeps it.
setInterval(() => {}, 60_000);
