/**
 * Names the code that turned a document into bytes; stored with every issued handout.
 * Raise the first number when a change here would print the same document differently.
 */
export const rendererVersion = 'plainleaf-pdf/6 react-pdf/4.9.0 pdfkit/0.20.1';
