/**
 * Names the code that turned a document into bytes; stored with every issued handout.
 * Raise the first number when a change here would print the same document differently.
 * 8: the date of a source says nothing in English on a page in another language. The clinic's hours there are never
 * guessed, 12 am is the night, and "call 988" has the words that the language puts before a number.
 * 9: urgent help as two cards that begin on page 1 in every print size, headings beside the text, sources in a line;
 * several topics as one packet.
 */
export const rendererVersion = 'plainleaf-pdf/9 react-pdf/4.9.0 pdfkit/0.20.1';
