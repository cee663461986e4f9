import { UndoRedo } from '@tiptap/extensions';
import { closeHistory } from '@tiptap/pm/history';
import { Plugin } from '@tiptap/pm/state';
import { beginsStep } from '../text-change';

/** Undo for a text that is not part of a draft, in the same steps as there. */
export const OwnHistory = UndoRedo.extend({
  addProseMirrorPlugins() {
    return [...(this.parent?.() ?? []), typingSteps()];
  },
});

/** The stock history takes all that is typed without a pause for one step. */
function typingSteps(): Plugin {
  let since = Number.NEGATIVE_INFINITY;
  return new Plugin({
    props: {
      handleTextInput(view, from, to, inserted) {
        const { doc, tr } = view.state;
        const $from = doc.resolve(from);
        const before = $from.parent.textBetween(0, $from.parentOffset, undefined, ' ');
        const now = performance.now();
        if (beginsStep({ before, inserted, removed: doc.textBetween(from, to) }, now - since)) {
          since = now;
          view.dispatch(closeHistory(tr));
        }
        return false;
      },
    },
  });
}
