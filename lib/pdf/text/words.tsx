import { Link, Text } from '@react-pdf/renderer';
import type { Style } from '@react-pdf/types';
import type { ReactNode } from 'react';
import type { Run } from '@/lib/domain/handout/document';
import { runGroups } from '@/lib/domain/handout/run-groups';
import { isolateForeign, isolateRuns } from '@/lib/domain/language/isolates';
import { keyed } from '../keyed';
import type { TextSize } from '../setting';
import type { Tag } from '../tagging/tag';
import type { Theme } from '../theme';
import { cleanText } from './clean-text';
import { splitByFont } from './font-runs';

// A word joiner: prints nothing, and gives its line the height of its font.
const STRUT = '\u2060';

/** A text of up to so many lines is on one page where it holds them: the end of a warning must not be missed. */
const WHOLE_LINES = 10;

type TextBlockProps = {
  theme: Theme;
  size: TextSize;
  color?: string;
  bold?: boolean;
  style?: Style;
  /** Keeps the whole text on one page. */
  whole?: boolean;
  minPresenceAhead?: number;
  /** What the text is; a paragraph unless told. See tagging/tag.ts. */
  tag?: Tag;
  children: ReactNode;
};

/** A box of text. Children are Words or Runs. */
export function TextBlock(props: TextBlockProps) {
  const { theme, size, color, bold, style, whole, minPresenceAhead, tag, children } = props;
  const base: Style = {
    fontSize: size.fontSize,
    lineHeight: size.lineHeight * theme.script.leading,
    fontFamily: theme.fonts[0]?.family ?? '',
    fontWeight: bold ? 700 : 400,
    color: color ?? theme.colors.ink,
    ...style,
    direction: theme.direction,
    textAlign: sideFor(style?.textAlign ?? 'left', theme),
  };
  return (
    <Text
      style={base}
      wrap={!whole}
      {...(theme.keepsWhole && { wholeLines: WHOLE_LINES })}
      {...(minPresenceAhead === undefined ? {} : { minPresenceAhead })}
      {...(tag === undefined ? {} : { tag })}
    >
      {theme.script.strut && (
        <Text style={{ fontFamily: theme.script.strut, direction: theme.direction }}>{STRUT}</Text>
      )}
      {children}
    </Text>
  );
}

type TextAlign = NonNullable<Style['textAlign']>;

/** Left and right are said as for a page from left to right. */
function sideFor(align: TextAlign, { direction }: Theme): TextAlign {
  if (direction === 'ltr') return align;
  if (align === 'left') return 'right';
  return align === 'right' ? 'left' : align;
}

type WordsProps = { theme: Theme; text: string; style?: Style };

/** Plain words, each part in a font that has its characters. */
export function Words({ theme, text, style }: WordsProps) {
  return (
    <IsolatedWords theme={theme} text={isolateForeign(cleanText(text), theme.direction)} {...(style && { style })} />
  );
}

function IsolatedWords({ theme, text, style }: WordsProps) {
  return keyed(splitByFont(text, theme.fonts)).map(({ key, item }) => (
    <Text key={key} style={{ fontFamily: item.family, direction: theme.direction, ...style }}>
      {item.text}
    </Text>
  ));
}

/** Rich text: bold, italic, links, and the label of a field that has no value yet. */
export function Runs({ theme, runs }: { theme: Theme; runs: readonly Run[] }) {
  const texts = isolatedTexts(runs, theme);
  return keyed(runs).map(({ key, item: run, position }) => {
    const text = texts[position] ?? '';
    const face = faceOf(run, theme);
    const underlined: Style = run.href === null && run.blank === null ? {} : { textDecoration: 'underline' };
    if (run.href === null) {
      return <IsolatedWords key={key} theme={theme} text={text} style={{ ...face, ...underlined }} />;
    }
    // Underlined here and not in the words as well: react-pdf joins the two to "underline underline", which draws none.
    return (
      <Link key={key} src={run.href} style={{ direction: theme.direction, ...face, ...underlined }}>
        <IsolatedWords theme={theme} text={text} style={face} />
      </Link>
    );
  });
}

/** The text of each run as printed, with the marks that keep numbers and foreign words in order. */
export function isolatedTexts(runs: readonly Run[], theme: Pick<Theme, 'direction'>): string[] {
  return runGroups(runs).flatMap((group) =>
    isolateRuns(
      group.map(({ text }) => cleanText(text)),
      theme.direction,
    ),
  );
}

function faceOf(run: Run, theme: Theme): Style {
  return {
    ...(run.bold ? { fontWeight: 700 } : {}),
    ...(run.italic ? { fontStyle: 'italic' } : {}),
    ...(run.href === null ? {} : { color: theme.colors.accentText }),
    ...(run.blank === null ? {} : { color: theme.colors.urgent }),
  };
}
