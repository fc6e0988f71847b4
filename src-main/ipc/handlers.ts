import type { Answer, Input, RequestName } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import * as app from './answers/app.ts';
import * as checks from './answers/checks.ts';
import { clearField } from './answers/clear-field.ts';
import * as connections from './answers/connections.ts';
import * as fields from './answers/fields.ts';
import * as keeping from './answers/keeping.ts';
import * as links from './answers/links.ts';
import * as names from './answers/names.ts';
import * as outbox from './answers/outbox.ts';
import * as paste from './answers/paste.ts';
import * as practice from './answers/practice.ts';
import * as care from './answers/session-care.ts';
import * as sessionFiles from './answers/session-files.ts';
import * as sessions from './answers/sessions.ts';
import * as settings from './answers/settings.ts';
import * as submissions from './answers/submissions.ts';
import * as unsent from './answers/unsent.ts';
import type { AnyDesk, Desk } from './desk.ts';
import type { House } from './house.ts';

export type Handlers = { [N in RequestName]: (input: Input<N>) => Promise<Result<Answer<N>>> };

/**
 * The whole map from question to answer; a question without an answer does not compile. What a world keeps (sessions,
 * settings, secrets) is read and written in the world the technician is in; test/main/ipc/practice-requests.test.ts
 * asks every question in practice over a real world that may not be touched.
 */
export function makeHandlers(house: House): Handlers {
  const here =
    <I, A>(answer: (desk: Desk<'real' | 'practice'>, input: I) => Promise<Result<A>>) =>
    (input: I): Promise<Result<A>> =>
      answer(house.desk() as AnyDesk as Desk<'real' | 'practice'>, input);

  return {
    readApp: () => app.readApp(house),
    reportViolation: (input) => app.reportViolation(house, input),

    listSessions: here(sessions.listSessions),
    createSession: here(sessions.createSession),
    readSession: here(sessions.readSession),
    renameSession: here(care.renameSession),
    archiveSession: here(care.archiveSession),
    previewDeletion: here(care.previewDeletion),
    deleteSession: here(care.deleteSession),
    restoreSession: here(care.restoreSession),
    discardSession: here(care.discardSession),
    duplicateSession: here(care.duplicateSession),
    exportSession: (input) => sessionFiles.exportSession(house, input),
    importSession: () => sessionFiles.importSession(house),
    chooseConnection: here(sessions.chooseConnection),
    openVendor: here(sessions.openVendor),
    goToStep: here(sessions.goToStep),
    tickItem: here(sessions.tickItem),

    readUnsent: here((desk) => unsent.readUnsent(desk)),
    answerUnsent: here(unsent.answerUnsent),

    keepField: here(fields.keepField),
    acceptProposal: here(fields.acceptProposal),
    replaceField: here(fields.replaceField),
    cancelReplace: here(fields.cancelReplace),
    clearField: here(clearField),

    readPaste: here(paste.readPaste),
    acceptPaste: here(paste.acceptPaste),
    dismissPaste: here(paste.dismissPaste),
    expectVisible: here(sessions.expectVisible),

    runChecks: here(checks.runChecks),
    confirmHost: here(checks.confirmHost),
    stopChecks: here(checks.stopChecks),

    previewSubmission: here(submissions.previewSubmission),
    readNames: here(names.readNames),
    submit: here(submissions.submit),
    queueWork: here(outbox.queueWork),
    readOutbox: here((desk) => outbox.readOutbox(desk)),
    pauseItem: here(outbox.pauseItem),
    sendItemNow: here(outbox.sendItemNow),
    withdrawItem: here(outbox.withdrawItem),
    copyForHandOver: here(submissions.copyForHandOver),
    finishHandOver: here(submissions.finishHandOver),
    keepSecrets: here(submissions.keepSecrets),

    readSettings: here((desk) => settings.readSettings(desk)),
    keepPreferences: here(settings.keepPreferences),
    addConnection: here(connections.addConnection),
    nameConnection: here(connections.nameConnection),
    keepNeoKey: here(connections.keepNeoKey),
    removeConnection: here(connections.removeConnection),
    testConnection: here(connections.testConnection),
    allowAssumedPath: here(connections.allowAssumedPath),
    addCertificates: here(settings.addCertificates),
    removeCertificates: here((desk) => settings.removeCertificates(desk)),

    retrySecretStorage: here((desk) => keeping.retrySecretStorage(desk)),
    reportCommitted: () => keeping.reportCommitted(house),
    answerQuit: (input) => keeping.answerQuit(house, input),
    sealToFile: (input) => keeping.sealToFile(house, input),
    openSealedFile: (input) => keeping.openSealedFile(house, input),

    readStartLink: () => app.readStartLink(house),
    openLink: here(links.openLink),

    startPractice: (input) => practice.startPractice(house, input),
    readPractice: () => practice.readPractice(house),
    fillPracticeValues: (input) => practice.fillPracticeValues(house, input),
    leavePractice: () => practice.leavePractice(house),
  };
}
