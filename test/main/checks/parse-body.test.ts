import { expect, it } from 'vitest';
import { kindOfBody } from '../../../src-main/checks/parse-body.ts';

const SOAP =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>';

it.each<[body: string, type: string, kind: string]>([
  ['{"Data":[]}', 'text/html; charset=utf-8', 'json'],
  ['{"Data":[]}', 'application/octet-stream', 'json'],
  ['{"Data":[]}', 'application/xml', 'json'],
  ['{"Data":[]}', '', 'json'],
  ['\uFEFF[1]', 'text/html', 'json'],
  ['"text"', 'text/plain', 'json'],
  ['<!doctype html><title>Sign in</title>', 'application/json', 'page'],
  ['\uFEFF \n<html><body>x', 'application/json', 'page'],
  [
    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML"><html xmlns="x">',
    'application/xhtml+xml',
    'page',
  ],
  ['<!-- hello --><html>', '', 'page'],
  ['<h1>Not found</h1>', '', 'page'],
  ['<center>nginx</center>', '', 'page'],
  ['<?xml version="1.0" encoding="utf-8"?><Error><Code>AccessDenied</Code></Error>', 'text/html', 'xml'],
  ['<Error><Code>AccessDenied</Code></Error>', 'application/xml', 'xml'],
  ['<ArrayOfDevice xmlns="x"/>', 'text/xml', 'xml'],
  [SOAP, 'text/xml', 'xml'],
  ['', 'text/html', 'empty'],
  [' \n', 'application/json', 'empty'],
  ['Unauthorized', 'text/plain', 'text'],
  ['Unauthorized', 'text/html', 'page'],
  ['{"Data":[', 'application/json', 'text'],
])('%j as %j is %s', (body, type, kind) => {
  expect(kindOfBody({ body, headers: { 'content-type': type }, truncated: false })).toBe(kind);
});

it('a cut body is what it begins with', () => {
  const headers = { 'content-type': 'text/html' };
  expect(kindOfBody({ body: '{"Data":[{"Id":1},', headers, truncated: true })).toBe('json');
  expect(kindOfBody({ body: '<html><bo', headers, truncated: true })).toBe('page');
});
