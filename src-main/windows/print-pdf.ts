import { app, BrowserWindow } from 'electron';
import { reportMessages as words } from '../../src-preload/messages/messages.ts';
import { escapeHtml } from '../report/escape-html.ts';
import type { PrintedPage } from '../report/save-report.ts';
import { openSequencer } from '../system/sequencer.ts';
import { PAGE_ORIGIN } from './app-protocol.ts';
import { printSession } from './windows.ts';

/** CLDR's paper sizes: everywhere else it is A4. */
const LETTER_COUNTRIES = ['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'];

/** The paper of a country (ISO 3166, empty where it is not known). */
export function paperOf(country: string): 'A4' | 'Letter' {
  return LETTER_COUNTRIES.includes(country.toUpperCase()) ? 'Letter' : 'A4';
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/** A page of this kind is there in a fraction of a second; a process that died never answers. */
const PRINT_TIMEOUT_MS = 30_000;
const MARGINS_INCHES = { top: 0.7, bottom: 0.65, left: 0.6, right: 0.6 };

/** There is one address for what is printed. */
const inOrder = openSequencer();

/**
 * A page as a tagged PDF, printed by a window that nobody sees: a session of its own in memory, no preload, no script,
 * no role, and nothing that its page could load.
 */
export function printPdf(
  page: PrintedPage,
  schedule: (milliseconds: number, callBack: () => void) => () => void,
): Promise<Uint8Array> {
  return inOrder(async () => {
    const session = printSession();
    session.protocol.registerBufferProtocol('app', (_request, respond) =>
      respond({
        data: Buffer.from(page.html),
        headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
      }),
    );
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session,
        javascript: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: false,
      },
    });
    let cancel = () => {};
    const isLate = new Promise<never>((_resolve, reject) => {
      cancel = schedule(PRINT_TIMEOUT_MS, () => reject(new Error('The page was not printed in time.')));
    });
    try {
      return await Promise.race([isLate, print(window, page)]);
    } finally {
      cancel();
      window.destroy();
      session.protocol.unregisterProtocol('app');
    }
  });
}

async function print(window: BrowserWindow, { header, footer }: PrintedPage): Promise<Uint8Array> {
  await window.loadURL(`${PAGE_ORIGIN}/report`);
  return window.webContents.printToPDF({
    pageSize: paperOf(app.getLocaleCountryCode()),
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: edge(`<span>${escapeHtml(header)}</span>`),
    footerTemplate: edge(
      `<span>${escapeHtml(footer)}</span><span>${escapeHtml(words.page)} <span class="pageNumber"></span> ${escapeHtml(
        words.pageOf,
      )} <span class="totalPages"></span></span>`,
    ),
    margins: MARGINS_INCHES,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
}

/** Chromium prints the edges with a page and a tiny font of their own. */
function edge(content: string): string {
  const style =
    'display:flex;justify-content:space-between;gap:12pt;width:100%;margin:0 0.6in;color:#333;font:7pt sans-serif';
  return `<div style="${style}">${content}</div>`;
}
