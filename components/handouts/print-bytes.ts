/**
 * Sends a PDF's own bytes to the printer through a frame nobody sees.
 * @throws when this browser will not print a framed PDF.
 */
export async function printFile(file: Blob): Promise<void> {
  const pdf = URL.createObjectURL(file);
  const frame = await framed(pdf);
  const remove = (): void => {
    frame.remove();
    URL.revokeObjectURL(pdf);
  };
  try {
    const page = frame.contentWindow;
    if (!page) throw new Error('The frame has no page');
    page.focus();
    page.print();
  } catch (error) {
    remove();
    throw error;
  }
  // Some browsers print after print() has returned: the frame stays until the clinician is back at work.
  window.addEventListener('focus', () => setTimeout(remove, 60_000), { once: true });
}

/** Opens the PDF in a tab of its own where this browser cannot print a framed one. @throws when it will not do either. */
export async function printOrShow(file: Blob): Promise<void> {
  try {
    await printFile(file);
  } catch (error) {
    // The tab needs the address for as long as it is open.
    if (!window.open(URL.createObjectURL(file), '_blank')) throw error;
  }
}

function framed(address: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  frame.title = 'Handout being printed';
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.style.cssText = 'position:fixed;inset-inline-end:0;bottom:0;width:1px;height:1px;border:0;opacity:0';
  return new Promise((resolve, reject) => {
    frame.onload = () => resolve(frame);
    frame.onerror = () => reject(new Error('The frame did not load'));
    frame.src = address;
    document.body.append(frame);
  });
}
