'use client';

import { FileText } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ClinicAccent } from '@/components/shell/clinic-accent';
import { SkipLink } from '@/components/shell/skip-link';
import { EmptyState } from '@/components/ui/empty-state';
import { useLaterImport } from '@/components/ui/later-import';
import { Toaster } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { useSameFunctions } from '@/components/ui/use-same-functions';
import { canBeBilingual } from '@/lib/domain/handout/counterparts';
import { pinVersion, setOptions, setTitle } from '@/lib/domain/handout/draft-edit';
import type { PageSpot } from '@/lib/pdf/preview/page-spots';
import { AssessedSwitch } from './assessed-switch';
import type { OwnDialog } from './builder-dialogs';
import { BuilderHeader } from './builder-header';
import type { BuilderProps } from './builder-props';
import { useBuilderShortcuts } from './builder-shortcuts';
import { ClinicianAsks } from './clinician-asks';
import { DialogOnItsWay } from './dialog-on-its-way';
import { GivenBeforeNote } from './given-before';
import { LanguageField } from './language-field';
import { Later } from './later';
import { LiveChecks } from './live-checks';
import { NewerWording, NewerWordings, newerOf } from './newer-wording';
import { NextSections } from './next-sections';
import { PageOptions } from './page-options';
import { PatientPanel } from './patient-panel';
import { PreviewPanel } from './preview/preview-panel';
import { PrintDraft } from './print-draft';
import { SaveState } from './save-state';
import { SectionEditor } from './section-editor';
import { SectionList } from './section-list';
import { type SectionItem, sectionItems } from './section-order';
import { useBuilder } from './use-builder';
import { useDraftLanguage } from './use-draft-language';
import { useGoTo, type Zone } from './use-go-to';
import { useIssue } from './use-issue';
import { useUndo } from './use-undo';
import { ZoneSwitch } from './zone-switch';

// Opened long after the page has come, if at all; at hand before the network fails.
const loadDialogs = () => import('./builder-dialogs');

/** The builder: patient, sections and checks on the left, the wording in the middle, the page on the right. */
export function Builder(props: BuilderProps) {
  const { draft, clinic, clinicianName, gatedTopics, topicAsks, keepsIdentifiers, canChangeClinic } = props;
  const router = useRouterAfterWrite();
  const model = useBuilder(props);
  const { content, versions, document, check, change, autosave, status } = model;
  const items = sectionItems(content, versions);
  const [chosenKey, select] = useState(() => firstToRead(items));
  const selected = items.find((item) => item.key === chosenKey);
  const [dialog, setDialog] = useState<OwnDialog | null>(null);
  const dialogs = useLaterImport(loadDialogs);
  const language = useDraftLanguage(model);
  const issuing = useIssue(draft.id, model, props);
  const { zone, setZone, isMoreOpen, setMoreOpen, refs, goTo, goToField, goToSection, goToZone } = useGoTo({
    items,
    select,
    openAdd: () => setDialog('add-section'),
  });
  const step = (by: 1 | -1): void => {
    const printed = items.filter(({ section }) => section.on);
    const next = printed[printed.findIndex(({ key }) => key === selected?.key) + by];
    if (next) goToSection(next.key);
  };
  const undoing = useUndo({ model, select, setZone, setMoreOpen });
  const shortcuts = useBuilderShortcuts({
    issue: issuing.open,
    undo: undoing.undo,
    redo: undoing.redo,
    saveTemplate: () => setDialog('save-template'),
    addSection: () => setDialog('add-section'),
    goHome: () => void goHome(),
    goToPatient: () => goToZone('setup', '[data-field="patient.name"] input'),
    goToSections: () => goToZone('setup', '[data-section-row] [aria-current], [data-section-row] button'),
    goToWording: () => goToZone('wording', '[data-wording] [contenteditable=true]'),
    goToChecks: () => goToZone('setup', '#checks-heading'),
    goToPreview: () => goToZone('preview', '[aria-label=Preview]'),
    nextSection: () => step(1),
    previousSection: () => step(-1),
  });

  const { options, locale } = content;
  const isBilingual = document.counterpart !== undefined;
  const isBilingualOffered = isBilingual || canBeBilingual(content, versions, clinic);
  // Kept while nothing in it changes, or the preview would be drawn anew with every letter typed.
  const pageOptions = useMemo(
    () => (
      <PageOptions
        options={options}
        clinic={clinic}
        languages={{ clinic: clinic.locale, handout: locale }}
        isBilingualOffered={isBilingualOffered}
        isBilingual={isBilingual}
        change={change}
      />
    ),
    [options, clinic, locale, isBilingualOffered, isBilingual, change],
  );

  const goHome = async (): Promise<void> => {
    if (await autosave.flush()) router.push('/');
    else setDialog('leave');
  };

  // What the parts of the page do: a part is not drawn anew because another one changed.
  const doing = useSameFunctions({
    undo: undoing.undo,
    redo: undoing.redo,
    goHome: () => void goHome(),
    openShortcuts: shortcuts.open,
    saveTemplate: () => setDialog('save-template'),
    issue: issuing.open,
    add: () => setDialog('add-section'),
    rate: () => setDialog('rate'),
    useToday: model.useToday,
    forgetDialog: () => {
      setDialog(null);
      issuing.close();
    },
    select: (key: string) => (zone === 'setup' && !isWide() ? goToSection(key) : select(key)),
    goTo,
    goToSection,
    edit: (spot: PageSpot) => (spot.in === 'section' ? goToSection(spot.key) : goToField(spot.field)),
    fit: (fitPages: number) => change('options', (before) => setOptions(before, { fitPages })),
  });

  return (
    <div className="flex min-h-dvh flex-col min-[700px]:h-dvh">
      <ClinicAccent color={clinic.accentColor} />
      <SkipLink />
      <BuilderHeader
        title={content.title}
        titleRef={refs.title}
        onTitle={(title) => change('title', (before) => setTitle(before, title))}
        saveState={<SaveState status={status} isKept={model.isKept} clinic={clinic} onRetry={autosave.retry} />}
        canUndo={model.canUndo}
        canRedo={model.canRedo}
        doing={doing}
      />
      <ZoneSwitch zone={zone} onZone={setZone} />
      <main
        id="main"
        tabIndex={-1}
        className="grid min-h-0 flex-1 min-[700px]:grid-cols-[20rem_minmax(0,1fr)] min-[1200px]:grid-cols-[20.5rem_minmax(0,1fr)_minmax(0,1.12fr)] outline-none"
      >
        <h1 className="sr-only">{`Draft: ${content.title || 'new handout'}`}</h1>
        <div
          className={`${zoneClass.setup(zone)} relative flex-col gap-5 border-line bg-panel p-4 min-[700px]:overflow-y-auto min-[700px]:border-e`}
        >
          <PatientPanel
            content={content}
            versions={versions}
            clinic={clinic}
            today={model.today}
            change={change}
            refs={refs}
            focusName={draft.content.patient.name === ''}
            keepsIdentifiers={keepsIdentifiers}
            isMoreOpen={isMoreOpen}
            onMoreOpen={setMoreOpen}
          />
          <Later>
            {keepsIdentifiers ? <GivenBeforeNote content={content} versions={versions} clinic={clinic} /> : null}
            <ClinicianAsks items={items} topicAsks={topicAsks} />
            <AssessedSwitch content={content} items={items} gatedTopics={gatedTopics} change={change} />
            <LanguageField content={content} languages={draft.languages} items={items} language={language} />
            <SectionList
              items={items}
              document={document}
              selectedKey={selected?.key ?? null}
              onSelect={doing.select}
              onAdd={doing.add}
              change={change}
              versions={versions}
            />
            <NewerWordings items={items} newer={draft.newer} onGo={doing.goToSection} />
            <LiveChecks
              document={document}
              check={check}
              onGo={doing.goTo}
              onUseToday={doing.useToday}
              onRate={doing.rate}
              canChangeClinic={canChangeClinic}
            />
          </Later>
        </div>
        <div
          data-wording
          className={`${zoneClass.wording(zone)} relative flex-col p-4 min-[700px]:overflow-y-auto sm:p-7`}
        >
          {selected ? (
            <>
              <NewerWording
                item={selected}
                newer={newerOf(selected, draft.newer)}
                onUse={(version) => {
                  model.learn([version]);
                  change('sections', (before) => pinVersion(before, selected.key, version.id));
                }}
              />
              <SectionEditor
                item={selected}
                content={content}
                document={document}
                clinic={clinic}
                clinicianName={clinicianName}
                change={change}
                snippets={props.snippets}
                headingRef={refs.heading}
                caret={undoing.returning?.key === selected.key ? undoing.returning.caret : null}
                onCaret={undoing.settle}
              />
              <Later>
                <NextSections items={following(items, selected)} document={document} onSelect={doing.goToSection} />
              </Later>
            </>
          ) : (
            <EmptyState icon={<FileText />} title="No section chosen">
              Choose a section on the left to read and change its wording.
            </EmptyState>
          )}
        </div>
        <div className={`${zoneClass.preview(zone)} min-h-0 flex-col border-line min-[1200px]:border-s`}>
          {/* Not later: its pages are drawn by another thread, and the sooner it knows, the sooner they are there. */}
          <PreviewPanel
            document={document}
            pointedKey={selected?.section.on ? selected.key : null}
            actions={pageOptions}
            onEdit={doing.edit}
            onFit={doing.fit}
          />
        </div>
      </main>
      {dialogs ? (
        <dialogs.BuilderDialogs
          open={dialog}
          show={setDialog}
          builder={props}
          model={model}
          items={items}
          language={language}
          issuing={issuing}
          select={select}
          goTo={goTo}
        />
      ) : (
        <DialogOnItsWay isAskedFor={dialog !== null || issuing.isOpen} forget={doing.forgetDialog} />
      )}
      {shortcuts.dialog}
      <p role="status" className="sr-only">
        {undoing.news}
      </p>
      <Toaster />
      <PrintDraft document={document} />
    </div>
  );
}

/** Three zones from 1200 px; preview instead of wording from 700 px; one at a time below. */
const zoneClass: Record<Zone, (shown: Zone) => string> = {
  setup: (shown) => (shown === 'setup' ? 'flex' : 'hidden min-[700px]:flex'),
  wording: (shown) =>
    shown === 'wording' ? 'flex' : `hidden min-[1200px]:flex ${shown === 'setup' ? 'min-[700px]:flex' : ''}`,
  preview: (shown) => (shown === 'preview' ? 'flex' : 'hidden min-[1200px]:flex'),
};

const isWide = (): boolean => window.matchMedia('(min-width: 700px)').matches;

/** What a clinician most likely rewords: the first section that prints and is not urgent help. */
function firstToRead(items: readonly SectionItem[]): string | null {
  const readable = items.find(({ section, version }) => section.on && version.kind !== 'urgent-help');
  return (readable ?? items[0])?.key ?? null;
}

function following(items: readonly SectionItem[], selected: SectionItem): SectionItem[] {
  return items.slice(items.indexOf(selected) + 1).filter(({ section }) => section.on);
}
