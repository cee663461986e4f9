import { vi } from 'vitest';

/** Stands in for next/navigation: a component test has one page, so it asserts where the browser would have gone. */
export const router = {
  push: vi.fn<(href: string) => void>(),
  replace: vi.fn<(href: string) => void>(),
  refresh: vi.fn<() => void>(),
  back: vi.fn<() => void>(),
  prefetch: vi.fn<(href: string) => void>(),
};

export const useRouter = () => router;

export const usePathname = (): string => '/';

/** Next throws to redirect; these mocks never do. */
export const unstable_rethrow = (): void => undefined;
