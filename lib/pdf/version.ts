/**
 * Names the code that turned a document into bytes; stored with every issued handout.
 * Raise the first number when a change here would print the same document differently.
 * 7: what nobody has reviewed is said where the handout begins.
 */
export const rendererVersion = 'plainleaf-pdf/7 react-pdf/4.9.0 pdfkit/0.20.1';
