import type { HttpResponse } from '../http/http-request.ts';
import { withoutByteOrderMark } from '../system/json.ts';

/**
 * What a body is. It decides by itself, whatever its label says: JSON is also sent as text/html or without a type,
 * and pages as application/json. The label counts only for text that is neither.
 */
export function kindOfBody({
  body,
  headers,
  truncated,
}: BodyParts): 'json' | 'page' | 'xml' | 'empty' | 'text' {
  const text = withoutByteOrderMark(body).trim();
  if (text === '') return 'empty';
  if (text.startsWith('<')) return isXml(text) ? 'xml' : 'page';
  // Of a cut body only the beginning can be looked at.
  if (truncated ? /^[[{]/.test(text) : parseJson(text) !== undefined) return 'json';
  return /\bhtml\b/i.test(headers['content-type'] ?? '') ? 'page' : 'text';
}

type BodyParts = Pick<HttpResponse, 'body' | 'headers' | 'truncated'>;

/** XML that is data: XHTML is a page, and so is what has the tags of one. */
function isXml(text: string): boolean {
  const start = text.slice(0, 1_000).replace(/<!--[\s\S]*?-->/g, '');
  if (/<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(start)) return false;
  return (
    /^\s*<\?xml\b/i.test(start) ||
    (/^\s*<([\w.-]+:)?[A-Za-z][\w.-]*(\s[^>]*)?\/?>/.test(start) && !HTML_TAG.test(start))
  );
}

const HTML_TAG =
  /^\s*<(?:a|b|br|center|div|font|form|h[1-6]|hr|i|iframe|img|input|link|meta|p|pre|script|span|strong|style|table|title|ul)[\s/>]/i;

export function looksLikePage(response: BodyParts): boolean {
  return kindOfBody(response) === 'page';
}

/** JSON, or `undefined` for any other text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(withoutByteOrderMark(text)) as unknown;
  } catch {
    return undefined;
  }
}
