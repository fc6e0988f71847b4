import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../../../src-main/neo/envelope.ts';

describe('readEnvelope', () => {
  it.each<[string, string, object]>([
    ['data', '{"data":[],"meta":{"request_id":"r-1"}}', { kind: 'data', data: [], requestId: 'r-1' }],
    ['data that is null', '{"data":null,"meta":{}}', { kind: 'data', data: null }],
    ['a byte order mark', '\uFEFF{"data":1,"meta":{}}', { kind: 'data', data: 1 }],
    ['unknown names beside', '{"data":1,"meta":{"timings_ms":{}},"x":1}', { kind: 'data', data: 1 }],
    [
      'an error',
      '{"error":{"code":"FORBIDDEN","message":"No."},"meta":{"request_id":"r-2"}}',
      { kind: 'error', code: 'forbidden', message: 'No.', requestId: 'r-2' },
    ],
    ['an error beside data', '{"data":[],"error":{"code":"a"},"meta":{}}', { kind: 'error', code: 'a' }],
    ['data without meta', '{"data":[]}', { kind: 'foreign', code: 'wrong-shape' }],
    ['an error without code', '{"error":{},"meta":{}}', { kind: 'foreign', code: 'wrong-shape' }],
    ['a list', '[]', { kind: 'foreign', code: 'wrong-shape' }],
    ['nothing', '', { kind: 'foreign', code: 'wrong-shape' }],
    ['a page', ' <!doctype html>', { kind: 'foreign', code: 'html-answer' }],
    ['words', 'Bad gateway', { kind: 'foreign', code: 'not-json' }],
    ['an id that is no id', '{"data":1,"meta":{"request_id":"<b>"}}', { kind: 'data', data: 1 }],
  ])('reads %s', (_name, body, reading) => {
    expect(readEnvelope(body)).toEqual(reading);
  });
  it('knows a page by its type', () => {
    expect(readEnvelope('{}', 'text/html')).toEqual({ kind: 'foreign', code: 'wrong-shape' });
    expect(readEnvelope('hello', 'text/html')).toEqual({ kind: 'foreign', code: 'html-answer' });
    expect(readEnvelope('<?xml version="1.0"?><Error/>', 'application/json')).toEqual({
      kind: 'foreign',
      code: 'xml-answer',
    });
  });
});
