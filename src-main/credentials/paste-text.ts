import { textOfMarkup } from './markup-text.ts';

/**
 * A pasted text as its reader sees it: without the encoding of a mail, without the markup of a page, of XML or of
 * RTF, on plain lines.
 */
export function plainTextOf(pasted: string): string {
  const text = pasted.replace(/\r\n?/g, '\n');
  const decoded = textOfMarkup(fromRtf(fromBase64Mail(fromQuotedPrintable(text))));
  return decoded
    .replace(YAML_BLOCK, '$1 ')
    .replaceAll('\\/', '/')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u00A0\u2007\u202F]/g, ' ');
}

/** A value of YAML that stands in the line below its name: `secret: |`, `secret: >-`. */
const YAML_BLOCK = /^([ \t-]*["']?\w[\w .-]{0,60}["']?[ \t]*:)[ \t]*[|>][+-]?\d?[ \t]*\n[ \t]+(?=\S)/gm;

/** The longest line of quoted-printable, with its `=` at the end, and the shortest that a program breaks. */
const SOFT_BREAK = /^[^\n]{71,75}=$/m;
const QP_HEADER = /^content-transfer-encoding:\s*quoted-printable/im;
/** What no other text holds: an encoded sign of its own, a space, a break, or the first byte of a UTF-8 character. */
const QP_SIGNS = /=3D|=20$|=0D$|=C2=A0|=E2=80=|=C3=[89AB][0-9A-F]/m;

/** A mail in quoted-printable (RFC 2045): `=` at the end of a line joins it to the next, `=3D` is a sign. */
function fromQuotedPrintable(text: string): string {
  if (!QP_HEADER.test(text) && !QP_SIGNS.test(text) && !SOFT_BREAK.test(text)) return text;
  const charset = /charset\s*=\s*"?(iso-8859-1|windows-1252|latin1)/i.test(text) ? 'latin1' : 'utf8';
  return text
    .replace(/=[ \t]*\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (bytes) =>
      Buffer.from(bytes.replaceAll('=', ''), 'hex').toString(charset),
    );
}

/** The parts of a mail that are sent in Base64, as far as they are text. */
function fromBase64Mail(text: string): string {
  const part = /^(content-transfer-encoding:\s*base64[^\n]*\n(?:[^\n]+\n)*\n)([A-Za-z0-9+/=\n]{16,})/gim;
  return text.replace(part, (all, head: string, body: string) => {
    const decoded = Buffer.from(body, 'base64').toString('utf8');
    return decoded.includes('\uFFFD') ? all : `${head}${decoded.replace(/\r\n?/g, '\n')}\n`;
  });
}

/** Rich text: control words out, paragraphs, cells and escaped characters kept. */
function fromRtf(text: string): string {
  if (!/^\s*\{\\rtf/.test(text)) return text;
  return text
    .replace(/\{\\(?:\*|fonttbl|colortbl|stylesheet|info|pict)(?:[^{}]|\{[^{}]*\})*\}/g, '')
    .replace(/\\(?:par|line|row)\b ?/g, '\n')
    .replace(/\\(?:tab|cell)\b ?/g, '\t')
    .replace(/\\'([0-9a-f]{2})/gi, (_all, hex: string) => Buffer.from(hex, 'hex').toString('latin1'))
    .replace(/\\u(-?\d{1,6})\??/g, (_all, code: string) => String.fromCharCode(Number(code) & 0xffff))
    .replace(/\\([{}\\])/g, '$1')
    .replace(/\\[a-z]+-?\d* ?|[{}]/gi, '');
}
