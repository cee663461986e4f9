/**
 * Names the code that turned a document into bytes; stored with every issued handout.
 * Raise the first number when a change here would print the same document differently.
 * 8: the date of a source is in the language of the page, without remarks for the library; one that says more than a
 * date stays in English. The clinic's hours there are never guessed, 12 am is the night, and "call 988" has the words
 * that the language puts before a number. A long title is smaller, and in extra large print shortened, where it would
 * push urgent help off page 1. Urgent help that goes on on another page has its heading and its lead there again. Lines
 * end elsewhere: phone numbers, short ranges and short headings of stacked rows stay whole, and addresses are cut at
 * other places. Amounts and comparisons in text from right to left have another order. The clinic's footer and hours
 * name the emergency number where they say {emergency}.
 * 9: urgent help as two cards, headings beside the text, sources in a line; several topics as one packet. A title is never
 * shortened: where it leaves the emergencies no room on page 1, the labels of the patient's box are beside the values in
 * large print, too, or urgent help is above the letterhead.
 * 10: short paragraphs, a drawing with what it shows, and the first and last two items of a list are on one page. The cards of
 * urgent help are about as wide as each other and end alike. The box of a drawing is as wide as the drawing and its words;
 * what is below a wide list or table begins where it begins. The words beside the code say whom it is for; no type is
 * below 8.5 pt. A footer is never printed over the text.
 */
export const rendererVersion = 'plainleaf-pdf/10 react-pdf/4.9.0 pdfkit/0.20.1';
