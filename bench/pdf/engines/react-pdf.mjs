import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';
import { files, woffFiles } from '../fonts.mjs';

const register = (family, { regular, bold }) =>
  Font.register({
    family,
    fonts: [
      { src: regular, fontWeight: 400 },
      { src: bold, fontWeight: 700 },
    ],
  });

const styles = StyleSheet.create({
  page: { paddingTop: 50, paddingBottom: 60, paddingHorizontal: 72, fontSize: 12 },
  title: { fontSize: 26, fontWeight: 700, marginBottom: 4 },
  heading: { fontSize: 15, fontWeight: 700, marginTop: 12, marginBottom: 4 },
  text: { fontSize: 12, lineHeight: 1.4, marginBottom: 6 },
  urgent: { borderWidth: 2, borderColor: '#a8201a', padding: 10, marginTop: 10 },
  callout: { borderLeftWidth: 4, borderLeftColor: '#8a5a00', backgroundColor: '#fdf6e7', padding: 10 },
  item: { flexDirection: 'row', marginBottom: 3 },
  bullet: { width: 14, fontSize: 12 },
  itemText: { flex: 1, fontSize: 12, lineHeight: 1.4 },
  row: { flexDirection: 'row', borderBottomWidth: 0.6, borderBottomColor: '#d3d6da' },
  cell: { flex: 1, padding: 4, fontSize: 12, lineHeight: 1.3 },
  footer: { position: 'absolute', bottom: 24, left: 72, right: 72, flexDirection: 'row', fontSize: 8.5 },
});

function block(one, key) {
  if (one.type === 'paragraph') return h(Text, { key, style: styles.text }, one.text);
  if (one.type === 'callout') return h(View, { key, style: styles.callout }, h(Text, { style: styles.text }, one.text));
  if (one.type === 'bullets') {
    return one.items.map((item, index) =>
      h(View, { key: `${key}-${index}`, style: styles.item }, [
        h(Text, { key: 'mark', style: styles.bullet }, '•'),
        h(Text, { key: 'text', style: styles.itemText }, item),
      ]),
    );
  }
  return [one.header, ...one.rows].map((row, index) =>
    h(
      View,
      { key: `${key}-${index}`, style: styles.row, wrap: false },
      row.map((cell, column) => h(Text, { key: column, style: styles.cell }, cell)),
    ),
  );
}

function tree(sample, family) {
  return h(
    Document,
    { title: sample.title, language: 'en' },
    h(Page, { size: 'LETTER', style: { ...styles.page, fontFamily: family } }, [
      h(
        Text,
        { key: 'clinic', style: styles.text },
        `${sample.clinic.name}, ${sample.clinic.address}, ${sample.clinic.phone}`,
      ),
      h(Text, { key: 'title', style: styles.title }, sample.title),
      h(Text, { key: 'for', style: styles.text }, `For ${sample.patient}, ${sample.date}`),
      ...sample.sections.map((section, index) =>
        h(View, { key: `section-${index}`, style: section.urgent ? styles.urgent : {} }, [
          h(Text, { key: 'heading', style: styles.heading, minPresenceAhead: 40 }, section.heading),
          ...section.blocks.map(block),
        ]),
      ),
      h(View, { key: 'footer', fixed: true, style: styles.footer }, [
        h(Text, { key: 'text', style: { flex: 1 } }, sample.footer),
        h(Text, { key: 'page', render: ({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}` }),
      ]),
    ]),
  );
}

/** Stock, as its documentation shows it; `ttf` takes whole TrueType files instead of a web font. */
export async function open({ ttf }) {
  const family = ttf ? 'Reading TTF' : 'Reading';
  register(family, ttf ? files : woffFiles);
  return { render: (sample) => renderToBuffer(tree(sample, family)), close: async () => {} };
}
