import { expect, it } from 'vitest';
import { REPORT_FILE, readReportFile, signReport } from '../../../src-main/report/report-file.ts';
import { canonicalJson } from '../../../src-main/secrets/canonical-json.ts';
import { signatureOf } from '../../../src-main/secrets/signed-file.ts';
import type { Report } from '../../../src-preload/contract/report.ts';
import { aReport, signer } from './sample-report.ts';

const file = signReport(aReport, signer);
const codeOf = (contents: string | Uint8Array) => {
  const read = readReportFile(typeof contents === 'string' ? Buffer.from(contents) : contents);
  return read.ok ? 'read' : read.code;
};
/** As somebody who has a key of their own would sign anything. */
const signedAnyhow = (report: unknown) =>
  canonicalJson({
    format: 'neo-report',
    version: 1,
    report,
    signature: signatureOf(REPORT_FILE, report, signer),
  });

it('reads what was signed', () => {
  expect(codeOf(file)).toBe('read');
});

it.each<[name: string, contents: string | Uint8Array, code: string]>([
  ['nothing', '', 'report-damaged'],
  ['a file that is cut off', file.slice(0, -20), 'report-damaged'],
  ['a text', 'Dear Sir or Madam', 'report-damaged'],
  ['an archive', Buffer.from('504b0304140000000800', 'hex'), 'report-is-archive'],
  ['a PDF', '%PDF-1.4\n1 0 obj', 'report-is-pdf'],
  ['UTF-16', Buffer.from(file, 'utf16le'), 'report-damaged'],
  ['a session that was exported', '{"kind":"neo-setup-session","schema":1}', 'report-other-file'],
  ['a list', '[]', 'report-other-file'],
  ['a version of tomorrow', file.replace('"version":1}', '"version":2}'), 'report-newer'],
  ['another verdict', file.replace('"verdict":"failed"', '"verdict":"passed"'), 'report-changed'],
  ['a blank more', `${file} `, 'report-changed'],
  ['a line more', `${file}\n`, 'report-changed'],
  ['a byte order mark', `\uFEFF${file}`, 'report-damaged'],
  ['the same, written with indents', JSON.stringify(JSON.parse(file), null, 2), 'report-changed'],
  ['the same, with an escape', file.replace('Robin', '\\u0052obin'), 'report-changed'],
  [
    'a member twice',
    file.replace('"isPractice":false', '"isPractice":true,"isPractice":false'),
    'report-changed',
  ],
  ['a member more', file.replace('{"format"', '{"extra":1,"format"'), 'report-changed'],
  ['no signature', file.replace(/,"signature":"[0-9a-f]+"/, ''), 'report-changed'],
  [
    'the signature of somebody else’s key',
    file.replaceAll(signer.publicKey, 'c'.repeat(64)),
    'report-changed',
  ],
  [
    'what is nested without end',
    `{"format":"neo-report","version":1,"report":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
    'report-changed',
  ],
])('says why it does not read %s', (_name, contents, code) => {
  expect(codeOf(contents)).toBe(code);
});

const named = (client: string): Report => ({ ...aReport, session: { ...aReport.session, client } });

it.each([
  ['turns the line around', 'Acme\u202Etxt.exe'],
  ['isolates', 'Acme\u2067'],
  ['has no width', 'Ac\u200Bme'],
  ['ends a line', 'Acme\nSigned by Neo'],
  ['is a control', 'Acme\u001b[2J'],
  ['covers the lines around it', `A${'\u0301'.repeat(40)}cme`],
])('refuses a name that %s, although the signature of a stranger holds', (_name, client) => {
  expect(codeOf(signedAnyhow(named(client.normalize('NFC'))))).toBe('report-hidden-text');
});

it.each<[name: string, report: unknown]>([
  ['has no vendors', { ...aReport, vendors: [] }],
  ['has a member of its own', { ...aReport, html: '<script>' }],
  [
    'has another verdict',
    JSON.parse(JSON.stringify(aReport).replace('"verdict":"failed"', '"verdict":"fine"')),
  ],
  ['has a time that is none', { ...aReport, madeAt: 'today' }],
])('refuses a report that %s, although the signature holds', (_name, report) => {
  expect(codeOf(signedAnyhow(report))).toBe('report-other-file');
});
