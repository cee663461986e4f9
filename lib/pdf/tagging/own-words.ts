import { foreignWordsIn } from '@/lib/domain/handout/page-words/words-in';
import type { Theme } from '../theme';
import type { TagOptions } from './tag';

/** What a tag says of the page's own words: their language, where it is not that of what stands around them. */
export function ownWords({ locale }: Theme): Pick<TagOptions, 'lang'> {
  const lang = foreignWordsIn(locale);
  return lang === undefined ? {} : { lang };
}
