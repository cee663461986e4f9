import { vi } from 'vitest';

/** Stands in for next/navigation: component tests have no pages to go to, and say where the browser would have gone. */
export const router = {
  push: vi.fn<(href: string) => void>(),
  replace: vi.fn<(href: string) => void>(),
  refresh: vi.fn<() => void>(),
  back: vi.fn<() => void>(),
  prefetch: vi.fn<(href: string) => void>(),
};

export const useRouter = () => router;

export const usePathname = (): string => '/';

/** Nothing that Next throws to steer a page is thrown here. */
export const unstable_rethrow = (): void => undefined;
