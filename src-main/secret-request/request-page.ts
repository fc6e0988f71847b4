import { createHash } from 'node:crypto';
import type { PageRequest, PageTexts } from '../../src-preload/contract/secret-request.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { language, requestPageMessages as words } from '../../src-preload/messages/messages.ts';
import { escapeHtml } from '../report/escape-html.ts';
import type { DescribedRequest } from './request-text.ts';

/** What the page is made of beside the request; constants of the build. */
export type PageParts = { script: string; style: string };

/**
 * The page as one file. Its policy lets this one script and this one style in and nothing else: no address can be
 * reached, no form sent, no picture loaded. The request is a block of data that no browser runs.
 */
export function requestPage(request: DescribedRequest, { script, style }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  const data = dataOf(request);
  return `<!doctype html>
<html lang="${language.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(data.says.title)}</title>
<style>${style}</style>
</head>
<body>
<main id="page"><noscript>${escapeHtml(words.noScript)}</noscript></main>
<script type="application/json" id="request">${inertJson(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

function dataOf({ client, technician, vendor, until, fields, ...rest }: DescribedRequest): PageRequest {
  const { id, recipient, expiresAt, words: keyWords, text, code } = rest;
  const says: PageTexts = {
    ...words.says,
    title: formatMessage(words.says.title, { vendor }),
    lead: formatMessage(words.says.lead, { technician, vendor, client }),
    until: formatMessage(words.says.until, { until }),
    compare: formatMessage(words.says.compare, { technician }),
    expired: formatMessage(words.says.expired, { technician }),
  };
  return {
    id,
    recipient,
    expiresAt,
    words: keyWords,
    text,
    code,
    says,
    fields: fields.map(({ id: field, label, help, kind }) => ({
      id: field,
      label,
      help,
      isSecret: kind !== 'url',
      says: {
        show: formatMessage(words.field.show, { label }),
        hide: formatMessage(words.field.hide, { label }),
        missing: formatMessage(words.field.missing, { label }),
        tooLong: formatMessage(words.field.tooLong, { label }),
      },
    })),
  };
}

/** As a policy names a script or a style that stands in the page. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** No text in it ends the block or begins a comment, whatever a client is called. */
function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}
