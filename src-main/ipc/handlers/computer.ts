import type { Input, RequestName, Response } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { openSealedFile, sealToFile } from '../../credentials/seal-to-file.ts';
import * as practice from '../../practice/practice-session.ts';
import { exportDifferences } from '../../sessions/differences-file.ts';
import { exportSession, importSession } from '../../sessions/export-import.ts';
import * as clients from '../../sessions/import-clients.ts';
import * as call from '../../sessions/send-call.ts';
import { findVendorLink } from '../../sessions/vendor-links.ts';
import { ok, refuse } from '../../system/result.ts';
import type { AppServices } from '../app-services.ts';

/** Requests of the computer: the app itself, how it ends, files and the browser outside it, and practice. */
export type ComputerRequest =
  | 'readApp'
  | 'reportViolation'
  | 'readDeepLink'
  | 'openLink'
  | 'pinWindow'
  | 'zoomWindow'
  | 'blockCapture'
  | 'startPresenting'
  | 'stopPresenting'
  | 'setWhoClicks'
  | 'coverAudience'
  | 'openAudience'
  | 'presentView'
  | 'readAudiencePicture'
  | 'exportSession'
  | 'importSession'
  | 'exportDifferences'
  | 'writeCallMail'
  | 'saveCallFile'
  | 'saveReport'
  | 'saveRequestPage'
  | 'openReport'
  | 'readHandOffAddress'
  | 'readAddressWords'
  | 'saveHandOff'
  | 'openHandOff'
  | 'acceptHandOff'
  | 'readClients'
  | 'previewClients'
  | 'createClients'
  | 'reportCommitted'
  | 'answerQuit'
  | 'sealToFile'
  | 'copyText'
  | 'openSealedFile'
  | 'startPractice'
  | 'readPractice'
  | 'fillPracticeValues'
  | 'leavePractice';

// Loaded when they are needed: few sessions are handed off.
const loadHandOffKey = () => import('../../hand-off/hand-off-key.ts');
const loadSaving = () => import('../../hand-off/save-hand-off.ts');
const loadOpening = () => import('../../hand-off/open-hand-off.ts');

type ComputerHandlers = {
  [N in ComputerRequest & RequestName]: (app: AppServices, input: Input<N>) => Promise<Result<Response<N>>>;
};

/** What is real is left alone while practice is on, but for what quitting would lose: that is real too. */
export const computerHandlers: ComputerHandlers = {
  async readApp(app) {
    const services = app.current();
    return ok({
      ...app.appInfo,
      practice: services.practice,
      secretStorage: services.vault.storage(),
      network: app.network(),
      theme: services.settings.read().theme,
      window: app.window.state(),
      presenting: app.presenting.state(),
    });
  },

  /** The page met its content security policy, which never happens by itself. */
  async reportViolation(app, { directive, blocked }) {
    app.log.error('policy-violated', { directive, blocked });
    return ok(null);
  },

  /** The link is handed over once, so that a reload does not follow it again. */
  readDeepLink: async (app) => ok(app.takeDeepLink()),

  async openLink(app, input) {
    const address = await findVendorLink(app.current(), input);
    if (!address.ok) return address;
    return (await app.openInBrowser(address.value)) ? ok(null) : refuse('link-not-found');
  },

  async pinWindow(app, { on }) {
    app.window.pin(on);
    return ok(null);
  },

  async blockCapture(app, { on }) {
    app.window.blockCapture(on);
    return ok(null);
  },

  async zoomWindow(app, { percent }) {
    app.window.zoom(percent);
    return ok(null);
  },

  startPresenting: (app, { sessionId }) => app.presenting.start(sessionId),
  async stopPresenting(app) {
    app.presenting.stop();
    return ok(null);
  },
  async setWhoClicks(app, { whoClicks }) {
    await app.presenting.setWhoClicks(whoClicks);
    return ok(null);
  },
  async coverAudience(app, { covered }) {
    await app.presenting.cover(covered);
    return ok(null);
  },
  async openAudience(app, { open }) {
    await app.presenting.openWindow(open);
    return ok(null);
  },
  readAudiencePicture: async (app) => ok({ image: await app.presenting.picture() }),
  async presentView(app, { view }) {
    await app.presenting.present(view);
    return ok(null);
  },

  exportSession: async (app, input) =>
    app.practice === null ? exportSession(app, input) : refuse('not-in-practice'),
  importSession: async (app) => (app.practice === null ? importSession(app) : refuse('not-in-practice')),

  exportDifferences: async (app, input) =>
    app.practice === null ? exportDifferences(app, input) : refuse('not-in-practice'),
  writeCallMail: async (app, input) =>
    app.practice === null ? call.writeCallMail(app, input) : refuse('not-in-practice'),
  saveCallFile: async (app, input) =>
    app.practice === null ? call.saveCallFile(app, input) : refuse('not-in-practice'),
  // In practice too: the report says so, and has the key of practice.
  saveReport: async (app, input) => (await import('../../report/save-report.ts')).saveReport(app, input),
  openReport: async (app) => (await import('../../report/open-report.ts')).openReport(app),
  saveRequestPage: async (app, input) =>
    (await import('../../secret-request/save-request-page.ts')).saveRequestPage(app, input),

  readHandOffAddress: async (app) =>
    app.practice === null ? (await loadHandOffKey()).readHandOffAddress(app.real) : refuse('not-in-practice'),
  readAddressWords: async (app, input) =>
    app.practice === null ? (await loadSaving()).readAddressWords(input) : refuse('not-in-practice'),
  saveHandOff: async (app, input) =>
    app.practice === null ? (await loadSaving()).saveHandOff(app, input) : refuse('not-in-practice'),
  openHandOff: async (app) =>
    app.practice === null ? (await loadOpening()).openHandOff(app) : refuse('not-in-practice'),
  acceptHandOff: async (app, input) =>
    app.practice === null ? (await loadOpening()).acceptHandOff(app, input) : refuse('not-in-practice'),

  readClients: async (app, input) =>
    app.practice === null ? clients.readClients(app, input) : refuse('not-in-practice'),
  previewClients: async (app, input) =>
    app.practice === null ? clients.previewClients(app.real, input) : refuse('not-in-practice'),
  createClients: async (app, input) =>
    app.practice === null ? clients.createClients(app.real, input) : refuse('not-in-practice'),

  /** Everything typed has arrived: the quit guard may look at what would be lost. */
  async reportCommitted(app) {
    app.quitGuard.committed();
    return ok(null);
  },

  async answerQuit(app, { choice }) {
    if (choice === 'stay') app.quitGuard.stay();
    else app.quitGuard.quit();
    return ok(null);
  },

  // In practice too, but a session of practice lies in no file.
  sealToFile: async (app, input) =>
    app.practice === null || input.sessionId === undefined
      ? sealToFile(app, input)
      : refuse('not-in-practice'),
  async copyText(app, { text }) {
    await app.current().clipboard.write(text);
    return ok(null);
  },
  openSealedFile: async (app, input) =>
    app.practice === null ? openSealedFile(app, input) : refuse('not-in-practice'),

  startPractice: practice.startPractice,
  readPractice: practice.readPractice,
  fillPracticeValues: practice.fillPracticeValues,
  leavePractice: practice.leavePractice,
};
