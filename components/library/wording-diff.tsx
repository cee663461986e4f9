import { type ComparedWording, DiffLines } from './diff-lines';

/** What changed from one wording to another: struck through what went, underlined what came. */
export function WordingDiff({
  before,
  after,
  locale,
}: {
  before: ComparedWording;
  after: ComparedWording;
  locale: string;
}) {
  // Only these two fields of a version go to the browser.
  return <DiffLines before={wordsOf(before)} after={wordsOf(after)} locale={locale} />;
}

const wordsOf = ({ heading, body }: ComparedWording): ComparedWording => ({ heading, body });
