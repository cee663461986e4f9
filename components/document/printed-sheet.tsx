import { Fragment, type ReactNode } from 'react';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { keyed } from '@/lib/pdf/keyed';
import styles from './printed-sheet.module.css';

/**
 * The one thing of a page that the browser's own print command puts on paper (app/globals.css hides the rest): the
 * paper, and on each sheet whose it is. Browsers count the sheets in the margin.
 */
export function PrintedSheet({
  document: { patient, title, visitDate, reference, locale },
  mark,
  children,
}: {
  document: HandoutDocument;
  /** Why this is no handout to be given, such as "Draft, not issued"; '' for one that is. */
  mark: string;
  children: ReactNode;
}) {
  // The name is empty where the clinic keeps none, and the reference while this is a draft.
  const facts = [patient.name, patient.dateOfBirth, title, visitDate, reference].filter((fact) => fact !== '');
  return (
    <div data-print="paper" className={styles.sheet}>
      {/* Repeated on every sheet, as the head of a table is. */}
      <div className={styles.head}>
        <div className={styles.running}>
          {mark === '' ? null : <p className={styles.mark}>{mark}</p>}
          <p>
            {keyed(facts).map(({ key, item: fact, position }) => (
              <Fragment key={key}>
                {position === 0 ? null : ' · '}
                <bdi lang={locale}>{fact}</bdi>
              </Fragment>
            ))}
          </p>
        </div>
      </div>
      <div className={styles.paper}>{children}</div>
    </div>
  );
}
