export type ServerPlan = {
  mode: 'start' | 'dev';
  port: number;
  distFolder: string;
  env: Readonly<Record<string, string>>;
  /** What the server prints once it is ready; before that it is kept for the message if it fails. */
  onOutput: (chunk: string) => void;
  /** Called at once, long before it is ready. */
  onSpawn?: (server: WebServer) => Promise<void>;
};

export type WebServer = {
  pid: number;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Lets requests finish, at most for `patienceMs`. */
  stop: (patienceMs?: number) => Promise<void>;
};

/** Longer than the server takes for what is in flight, with its usual SHUTDOWN_LIMIT_MS. */
export const stopPatienceMs: number;

/** The address of a module to preload, with which a process ends when the one that started it is gone. */
export const endWithParent: string;

/** Starts Next and waits until /api/health/ready answers 200. */
export function startWebServer(plan: ServerPlan): Promise<WebServer>;

/** Notes which process serves, for the next start to find should we be killed. */
export function rememberServer(folder: string, pid: number): Promise<void>;

export function forgetServer(folder: string): Promise<void>;

/** Ends a server whose starter was killed. Call it only while holding the folder's lock. */
export function endOrphanServer(folder: string): Promise<void>;
