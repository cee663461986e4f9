/** The first stop of the Tab key: past the navigation, to what the page is for. */
export function SkipLink({ target = 'main' }: { target?: string }) {
  return (
    <a
      href={`#${target}`}
      className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-lg focus:bg-panel focus:px-4 focus:py-2 focus:font-semibold focus:text-accent focus:shadow-float"
    >
      Skip to content
    </a>
  );
}
