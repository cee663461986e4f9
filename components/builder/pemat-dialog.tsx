'use client';

import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { ChoiceGroup } from '@/components/ui/choice-group';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { ratePemat } from '@/lib/domain/handout/draft-edit';
import {
  domainOf,
  mayNotApply,
  type PematDomain,
  type PematItem,
  pematDomains,
  pematItems,
} from '@/lib/domain/pemat/items';
import { answerTo, type PematRating, pematAnswers, scoreOf, withAnswer } from '@/lib/domain/pemat/rating';
import { pematSuggestions } from '@/lib/domain/pemat/suggestions';
import { wordsFingerprint } from '@/lib/domain/pemat/words-fingerprint';
import { answerWords, domainWords, itemWords, suggestionWords } from './pemat-words';
import type { BuilderModel } from './use-builder';

type PematDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  document: HandoutDocument;
  rating: PematRating | undefined;
  change: BuilderModel['change'];
};

/** A person's rating with PEMAT-P. What can be counted is proposed; every answer is the person's, and so is the score. */
export function PematDialog({ isOpen, onClose, ...rest }: PematDialogProps) {
  return (
    <Dialog
      title="Rate with PEMAT-P"
      isOpen={isOpen}
      onClose={onClose}
      size="lg"
      footer={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      {isOpen ? <Rating {...rest} /> : null}
    </Dialog>
  );
}

function Rating({ document, rating, change }: Omit<PematDialogProps, 'isOpen' | 'onClose'>) {
  const rated = useMemo(() => wordsFingerprint(document), [document]);
  const suggestions = useMemo(() => pematSuggestions(document), [document]);
  const valid = rating?.of === rated ? rating : undefined;
  return (
    <div className="flex flex-col gap-6">
      <p className="text-sm text-ink-2">
        Read the handout as the patient will, then answer. What can be counted is suggested; the answers and the score
        are yours. They are kept with the draft and never printed.
      </p>
      {rating && !valid ? (
        <Notice tone="amber">The words have changed since this was rated: look at them again.</Notice>
      ) : null}
      {pematDomains.map((domain) => (
        <section key={domain} aria-labelledby={`pemat-${domain}`} className="flex flex-col gap-3">
          <div>
            <h3 id={`pemat-${domain}`} className="font-bold">
              {domainWords[domain].title}
            </h3>
            <p className="text-sm text-ink-2">{domainWords[domain].question}</p>
          </div>
          {pematItems
            .filter((item) => domainOf(item) === domain)
            .map((item) => (
              <Item
                key={item}
                item={item}
                hint={suggestionWords(item, suggestions[item])}
                rating={valid}
                onAnswer={(answer) =>
                  change('pemat', (draft) => ratePemat(draft, withAnswer(draft.pemat, rated, item, answer)))
                }
              />
            ))}
          <Score domain={domain} rating={valid} />
        </section>
      ))}
    </div>
  );
}

type Answer = (typeof pematAnswers)[number];

function Item({
  item,
  hint,
  rating,
  onAnswer,
}: {
  item: PematItem;
  hint: string | null;
  rating: PematRating | undefined;
  onAnswer: (answer: Answer) => void;
}) {
  const answers = pematAnswers.filter((answer) => answer !== 'not-applicable' || mayNotApply(item));
  return (
    <div className="border-t border-line pt-3">
      <ChoiceGroup
        label={`${item}. ${itemWords[item]}`}
        choices={answers.map((answer) => ({ id: answer, label: answerWords[answer] }))}
        value={answerTo(rating, item)}
        onChange={onAnswer}
      />
      {hint ? <p className="mt-1 text-sm text-ink-2">{hint}</p> : null}
    </div>
  );
}

function Score({ domain, rating }: { domain: PematDomain; rating: PematRating | undefined }) {
  const score = scoreOf(rating, domain);
  const items = pematItems.filter((item) => domainOf(item) === domain);
  const open = items.filter((item) => answerTo(rating, item) === null).length;
  return (
    <p role="status" className="rounded-lg bg-sunk px-3 py-2 text-sm font-medium">
      {score === null
        ? `${open} of ${items.length} still to be answered`
        : score.of === 0
          ? 'Nothing here applies to this handout'
          : `You agreed with ${score.agree} of the ${score.of} that apply: ${Math.round((score.agree / score.of) * 100)}%`}
    </p>
  );
}
