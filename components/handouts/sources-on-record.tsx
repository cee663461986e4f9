import type { HandoutDocument } from '@/lib/domain/handout/document';
import { sourceSentences } from '@/lib/domain/handout/page-lines';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';

/** The whole list that the document keeps, for staff: the page names the sources in a line, or not at all. */
export function SourcesOnRecord({ sources }: { sources: HandoutDocument['sources'] }) {
  const words = pageWords('en');
  return (
    <ol className="max-h-96 list-decimal space-y-2 overflow-auto rounded-xl border border-line bg-panel py-3 ps-9 pe-4 text-sm">
      {sources.map((source) => {
        const { title, publication } = sourceSentences(source, words);
        return (
          <li key={source.number} value={source.number}>
            <bdi>{`${title} ${publication}`}</bdi>{' '}
            <a href={source.url} rel="noreferrer" target="_blank" className="break-all text-accent underline">
              {source.url}
            </a>
          </li>
        );
      })}
    </ol>
  );
}
