/*
 * Every text of the app, in its language. `#language` is the folder that package.json names; another language is another
 * folder of the same texts. This file only hands on, so that a chunk of the window holds the texts it shows.
 */

export { attentionMessages } from '#language/attention.ts';
export { callMessages } from '#language/call.ts';
export { clientListMessages, skipMessages } from '#language/client-list.ts';
export { companyNamesMessages, companyNamesReasonMessages } from '#language/company-names.ts';
export { consentMessages } from '#language/consent.ts';
export {
  correctionMessages,
  credentialsMessages,
  fieldIssueMessages,
  pasteMessages,
  removeValueMessages,
} from '#language/credentials.ts';
export { deepLinkMessages } from '#language/deep-link.ts';
export { differenceMessages } from '#language/differences.ts';
export { errorMessages } from '#language/errors.ts';
export { fixedAddressErrorMessages } from '#language/fixed-address-errors.ts';
export { guideMessages, neoGuideMessages, vendorStateMessages } from '#language/guide.ts';
export { handOffMessages, receiveMessages } from '#language/hand-off.ts';
export { language } from '#language/language.ts';
export { menuMessages } from '#language/menus.ts';
export { noticeMessages } from '#language/notices.ts';
export { outboxMessages } from '#language/outbox.ts';
export { paletteMessages, shortcutMessages } from '#language/palette.ts';
export { practiceMessages, scenarioMessages } from '#language/practice.ts';
export { audienceMessages, presentingMessages } from '#language/presenting.ts';
export { refusedStartMessages } from '#language/refused-start.ts';
export { openReportMessages, reportMessages, saveReportMessages } from '#language/report.ts';
export { requestErrorMessages } from '#language/request-errors.ts';
export {
  actorMessages,
  overallMessages,
  resultsMessages,
  runReasonMessages,
} from '#language/results.ts';
export { requestPageMessages, secretRequestMessages } from '#language/secret-request.ts';
export { sessionActionsMessages } from '#language/session-actions.ts';
export {
  newSessionMessages,
  nextActMessages,
  sessionGroupMessages,
  sessionsMessages,
  shortWaitMessages,
} from '#language/sessions.ts';
export { aboutMessages, settingsMessages } from '#language/settings.ts';
export { errorNoticeMessages, fieldMessages, quitMessages, shellMessages } from '#language/shell.ts';
export { confirmationMessages, submissionMessages } from '#language/submission.ts';
export { timeMessages } from '#language/times.ts';
export { unsentMessages } from '#language/unsent.ts';
export {
  queueMessages,
  submissionStateMessages,
  testAttentionMessages,
  testQueueMessages,
} from '#language/waiting.ts';
