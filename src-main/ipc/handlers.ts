import type { Input, RequestName, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import * as names from '../checks/ask-names.ts';
import * as checks from '../checks/start-test.ts';
import { clearField } from '../credentials/clear-field.ts';
import * as fields from '../credentials/field-changes.ts';
import * as paste from '../credentials/paste-proposals.ts';
import * as connections from '../neo/connections.ts';
import * as outbox from '../outbox/queue-work.ts';
import * as submissions from '../outbox/submit-session.ts';
import type { AnyServices, EnvironmentServices } from '../sessions/environment-services.ts';
import * as care from '../sessions/manage-sessions.ts';
import * as sessions from '../sessions/open-sessions.ts';
import * as unsent from '../sessions/unsent-secrets.ts';
import * as settings from '../settings/preferences.ts';
import type { AppServices } from './app-services.ts';
import * as app from './handlers/app.ts';
import * as keeping from './handlers/keeping.ts';
import * as links from './handlers/links.ts';
import * as practice from './handlers/practice.ts';
import * as sessionFiles from './handlers/session-files.ts';

export type Handlers = { [N in RequestName]: (input: Input<N>) => Promise<Result<Response<N>>> };

/**
 * The whole map from question to answer; a question without an answer does not compile. What a world keeps (sessions,
 * settings, secrets) is read and written in the world the technician is in; test/main/practice/practice-requests.test.ts
 * asks every question in practice over a real world that may not be touched.
 */
export function makeHandlers(appServices: AppServices): Handlers {
  const here =
    <I, A>(answer: (services: EnvironmentServices<'real' | 'practice'>, input: I) => Promise<Result<A>>) =>
    (input: I): Promise<Result<A>> =>
      answer(appServices.services() as AnyServices as EnvironmentServices<'real' | 'practice'>, input);

  return {
    readApp: () => app.readApp(appServices),
    reportViolation: (input) => app.reportViolation(appServices, input),

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
    exportSession: (input) => sessionFiles.exportSession(appServices, input),
    importSession: () => sessionFiles.importSession(appServices),
    chooseConnection: here(sessions.chooseConnection),
    openVendor: here(sessions.openVendor),
    goToStep: here(sessions.goToStep),
    tickItem: here(sessions.tickItem),

    readUnsent: here((services) => unsent.readUnsent(services)),
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
    readOutbox: here((services) => outbox.readOutbox(services)),
    pauseItem: here(outbox.pauseItem),
    sendItemNow: here(outbox.sendItemNow),
    withdrawItem: here(outbox.withdrawItem),
    copyForHandOver: here(submissions.copyForHandOver),
    finishHandOver: here(submissions.finishHandOver),
    keepSecrets: here(submissions.keepSecrets),

    readSettings: here((services) => settings.readSettings(services)),
    keepPreferences: here(settings.keepPreferences),
    addConnection: here(connections.addConnection),
    nameConnection: here(connections.nameConnection),
    keepNeoKey: here(connections.keepNeoKey),
    removeConnection: here(connections.removeConnection),
    testConnection: here(connections.testConnection),
    allowAssumedPath: here(connections.allowAssumedPath),
    addCertificates: here(settings.addCertificates),
    removeCertificates: here((services) => settings.removeCertificates(services)),

    retrySecretStorage: here((services) => keeping.retrySecretStorage(services)),
    reportCommitted: () => keeping.reportCommitted(appServices),
    answerQuit: (input) => keeping.answerQuit(appServices, input),
    sealToFile: (input) => keeping.sealToFile(appServices, input),
    openSealedFile: (input) => keeping.openSealedFile(appServices, input),

    readDeepLink: () => app.readDeepLink(appServices),
    openLink: here(links.openLink),

    startPractice: (input) => practice.startPractice(appServices, input),
    readPractice: () => practice.readPractice(appServices),
    fillPracticeValues: (input) => practice.fillPracticeValues(appServices, input),
    leavePractice: () => practice.leavePractice(appServices),
  };
}
