/** Words for what can be wrong with the file of a report; a part of `errorMessages`. */
export const reportErrorMessages = {
  'report-too-big': {
    title: 'This file is too big to be a report',
    happened: 'A report that this app has made is smaller than 4 MB.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Choose the signed report. Its name ends in .json.',
  },
  'report-is-pdf': {
    title: 'This is a PDF',
    happened: 'A PDF has no signature that this app could check.',
    notMean: 'It may well belong to a report: its last page has the digest and the words of the signed file.',
    next: 'Choose the signed report that was saved with it. Its name ends in .json.',
  },
  'report-is-archive': {
    title: 'This is an archive',
    happened: 'The file is a ZIP archive, and this app unpacks none.',
    notMean: 'There may be a report in it. Nothing was opened.',
    next: 'Unpack it, and choose the signed report. Its name ends in .json.',
  },
  'report-damaged': {
    title: 'This is not a whole report',
    happened: 'The file is empty, cut off, damaged, or of another kind.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Choose the signed report again, or ask whoever sent it for another copy.',
  },
  'report-other-file': {
    title: 'This file holds something else',
    happened: 'It can be read, but it is not a report that this version of the app knows.',
    notMean: 'Nothing on this computer was changed.',
    next: 'Choose the signed report. Its name ends in .json.',
  },
  'report-newer': {
    title: 'This report was made by a newer version of the app',
    happened: 'It has a form that this version does not know, so its signature cannot be checked here.',
    notMean: 'It is not damaged, and nothing on this computer was changed.',
    next: 'Update the app on this computer, or ask whoever installed it to, then open the report again.',
  },
  'report-changed': {
    title: 'The signature does not hold',
    happened: 'The file is not as it was when it was signed, so nothing of it is shown.',
    notMean: 'It need not be on purpose: an editor or a mail gateway that saves it again changes it too.',
    next: 'Ask whoever made the report for the file itself, and compare the digest with the one in the PDF.',
  },
  'report-hidden-text': {
    title: 'This report holds hidden characters',
    happened:
      'A text in it has characters that nobody sees or that turn a line around. This app writes none.',
    notMean: 'Nothing of it was shown, and nothing on this computer was changed.',
    next: 'Do not rely on it. Ask whoever is said to have made it.',
  },
  'report-not-made': {
    title: 'The report was not saved',
    happened: 'The PDF could not be made.',
    notMean: 'Nothing is wrong with the session, and no file was written.',
    next: 'Try again, or save the signed file instead.',
  },
} as const;
