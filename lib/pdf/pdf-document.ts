import PDFDocument from 'pdfkit';

/** What is used of pdfkit beyond its published types. */
type PdfkitInternals = PDFKit.PDFDocument & { _addInfo(): void };

// The cast names an inner method that @types/pdfkit leaves out; a test of the metadata holds it in place.
const Base = PDFDocument as unknown as new (options: PDFKit.PDFDocumentOptions) => PdfkitInternals;

/** pdfkit's document, with the repairs that a handout needs. */
export class HandoutPdfDocument extends Base {
  /** pdfkit writes the information into XML unescaped: a title with "&" would break the metadata. */
  override _addInfo(): void {
    const plain = this.info;
    this.info = {
      ...plain,
      ...Object.fromEntries(
        Object.entries(plain).map(([name, value]) => [name, typeof value === 'string' ? escapeXml(value) : value]),
      ),
    };
    try {
      super._addInfo();
    } finally {
      this.info = plain;
    }
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
