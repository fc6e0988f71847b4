import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { APP_ERROR_CODES } from '../../../src-preload/contract/app-error.ts';
import { VERDICTS } from '../../../src-preload/contract/verdict.ts';
import { MarkedText } from '../../../src-renderer/ui/marked-text.tsx';
import { ErrorNotice, errorMessage } from '../../../src-renderer/ui/notice.tsx';
import { PlainInput } from '../../../src-renderer/ui/plain-input.tsx';
import { SecretInput } from '../../../src-renderer/ui/secret-input.tsx';
import { Status } from '../../../src-renderer/ui/status.tsx';
import { VerdictBadge } from '../../../src-renderer/ui/verdict-badge.tsx';

const nothing = async () => 'kept' as const;

describe('words for errors', () => {
  it.each(APP_ERROR_CODES)('%s says what happened, what it does not mean and what to do', (code) => {
    const words = errorMessage({ code });
    for (const part of Object.values(words)) {
      expect(part.length).toBeGreaterThan(8);
      expect(part).not.toMatch(/[!{}]/);
    }
  });

  it('shows the reference that is also in the log', () => {
    const html = renderToStaticMarkup(<ErrorNotice error={{ code: 'unexpected', reference: 'R-17' }} />);
    expect(html).toContain('R-17');
    expect(html).toContain('role="alert"');
  });
});

describe('MarkedText', () => {
  it.each([
    ['Choose **API Keys** now', 'Choose <strong>API Keys</strong> now'],
    ['**All**', '<strong>All</strong>'],
    ['a lone ** mark', 'a lone ** mark'],
    ['<b>no markup</b>', '&lt;b&gt;no markup&lt;/b&gt;'],
  ])('%s', (text, expected) => {
    expect(renderToStaticMarkup(<MarkedText text={text} />)).toBe(expected);
  });
});

it.each(VERDICTS)('the verdict %s is a silent icon and a word', (verdict) => {
  const html = renderToStaticMarkup(<VerdictBadge verdict={verdict} />);
  expect(html).toContain('aria-hidden="true"');
  expect(html.replace(/<[^>]*>/g, '')).toMatch(/^[A-Z][a-z ]+$/);
});

it('a status is found by its name', () => {
  expect(renderToStaticMarkup(<Status name="Network">Offline</Status>)).toBe(
    '<output aria-label="Network">Offline</output>',
  );
});

/** What an input is described by, as a screen reader would put it together. */
function descriptionOf(html: string): string {
  const ids = /<input[^>]*aria-describedby="([^"]*)"/.exec(html)?.[1]?.split(' ') ?? [];
  return ids
    .map(
      (id) =>
        html
          .split(`id="${id}"`)[1]
          ?.replace(/^[^>]*>/, '')
          .split('<')[0] ?? '?',
    )
    .join(' ');
}

describe('a secret field', () => {
  const common = {
    label: 'Token Secret',
    help: 'Shown once.',
    onCommit: nothing,
    onReplace: async () => undefined,
  };

  it('is masked, empty and outside of every memory of the browser', () => {
    const html = renderToStaticMarkup(<SecretInput {...common} locked={false} />);
    expect(html).toMatch(/<label for="([^"]+)">Token Secret<\/label>.*<input id="\1"/);
    for (const part of ['type="password"', 'autoComplete="off"', 'spellCheck="false"'])
      expect(html).toContain(part);
    expect(html).not.toContain('value=');
    expect(descriptionOf(html)).toBe('Shown once.');
  });

  it('that is saved is read-only, described by its length, and opened by a named button', () => {
    const html = renderToStaticMarkup(<SecretInput {...common} locked length={73} />);
    expect(html).toContain('readOnly=""');
    expect(descriptionOf(html)).toBe('Saved, 73 characters');
    expect(/<button[^>]*>(.*?)<\/button>/.exec(html)?.[1]?.replace(/<[^>]*>/g, '')).toBe(
      'Replace Token Secret',
    );
  });

  it('counts one character in the singular', () => {
    expect(descriptionOf(renderToStaticMarkup(<SecretInput {...common} locked length={1} />))).toBe(
      'Saved, 1 character',
    );
  });

  it('that is wrong says so first', () => {
    const html = renderToStaticMarkup(<SecretInput {...common} locked={false} error="These are dots." />);
    expect(html).toContain('aria-invalid="true"');
    expect(descriptionOf(html)).toBe('These are dots. Shown once.');
  });
});

it('a plain field shows what main has', () => {
  const html = renderToStaticMarkup(
    <PlainInput label="Connection name" text="Acme tenant" onCommit={nothing} />,
  );
  expect(html).toContain('value="Acme tenant"');
});
