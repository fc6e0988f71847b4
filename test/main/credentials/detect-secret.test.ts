import { describe, expect, it } from 'vitest';
import halopsa from '../../../resources/vendors/halopsa/vendor.json' with { type: 'json' };
import { readUrl } from '../../../src-main/credentials/read-url.ts';
import type { UrlRules } from '../../../src-preload/contract/vendor.ts';

const rules = halopsa.url as UrlRules;
const HOST = 'acme.halopsa.com';
const correctionsOf = (rest: string, user = '') =>
  readUrl(`https://${user}${HOST}${rest}`, rules, 'Base URL').corrections;

describe('what stands behind a host and is no secret', () => {
  it.each([
    '/tickets?area=1&mainview=user&id=3',
    '/ticket?id=1234567890123456789',
    '/home',
    '/config/integrations/api/applications',
    '/tickets?state=open&key=status&code=12',
    '/search?q=password%20reset%20for%20the%20finance%20department',
    '/kb/how-to-reset-a-password-2024-11-30',
    '/app/main/systems/3f2504e0-4f89-11d3-9a0c-0305e82c3301/details',
    '/app/devices?id=3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    '/devices/0123456789abcdef0123456789abcdef',
    '/report?from=2024-11-30T09:07:20Z&to=2024-12-31T23:59:59.999Z',
    '/#/tickets?view=mine&sort=dateoccurred',
    '/?tokentype=bearer_token_type',
    '/?returnUrl=%2Ftickets%3Farea%3D1',
    '/?returnUrl=https%3A%2F%2Facme.halopsa.com%2Ftickets%3Farea%3D1',
    '/?utm_source=newsletter&utm_campaign=autumn',
    '/?client_id=11111111-2222-4333-8444-555555555555',
    '/?token=',
    '/?key=INC-0012345',
    '/?key=INC0012345',
    '/?session=tab2view1',
    '/?state=2024-11-30T10:00',
    '/?hash=section-12b',
    '/#section-12b',
    '/?code=DE-12345-AB',
    '/?article=HowToResetPassword2024',
    '/?key=HowToResetPassword2024',
    '/?state=waiting-for-user-2',
    '/TicketsAndAssetsOverviewForManagers',
    '/users/customerportaladministrators',
  ])('%s', (rest) => {
    expect(correctionsOf(rest)).toEqual(['path-removed']);
  });

  it('a user’s name alone', () => {
    expect(correctionsOf('', 'tech@')).toEqual(['user-removed']);
  });
});

describe('what stands there and is one', () => {
  it.each([
    '/installer?type=windows_agent_x64&secret=hush',
    '/?token=short1',
    '/?access_token=ya29',
    '/?apiKey=abc',
    '/?x-api-key=abc',
    '/?api_key=1',
    '/?password=hunter2',
    '/?pwd=x',
    '/?client_secret=aaa',
    '/?clientSecret=aaa',
    '/login?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj',
    '/?state=af0ifjsldkj',
    '/?key=a1b2c3d4',
    '/?key=A1B2-C3D4-E5F6',
    '/?session=abcdefgh12345678',
    '/#access_token=eyJhbGciOi.eyJzdWIi.c2ln',
    '/#/route?token=abc',
    '/agents/aB3dE5fG7hI9jK1lM3nO5/setup',
    '/home;jsessionid=A1B2C3D4E5F60718',
    '/?x=aaaaaaaa-2222-4333-8444-555555555555-bbbbbbbb-2222-4333-8444-555555555555',
    `/?x=${'0a1b2c3d'.repeat(8)}`,
    '/?x=neo_sk_prod_abcdef',
    '/?next=%2Finstaller%3Fsecret%3Dhush',
    '/?next=https%3A%2F%2Fother.example%2F%3Ftoken%3Dabc',
    '/?SAMLResponse=PHNhbWxwOlJlc3BvbnNl',
    '/?sig=Zm9vYmFy1',
  ])('%s', (rest) => {
    expect(correctionsOf(rest)).toEqual(['secret-stripped']);
  });

  it.each(['me:hush@', ':hush@', 'aB3dE5fG7hI9jK1lM3nO5@'])('%s before the host', (user) => {
    expect(correctionsOf('', user)).toEqual(['secret-stripped']);
  });

  it.each([
    'https//acme.halopsa.com/installer?secret=hush-canary',
    'https%3A%2F%2Facme.halopsa.com%2Finstaller%3Fsecret%3Dhush-canary',
    'https://acme[.]halopsa[.]com/?token=hush-canary',
    'https://me:hush-canary@https://acme.halopsa.com',
    'https//me:hush-canary@acme.halopsa.com',
    'see https://acme.halopsa.com/?token=hush-canary please',
    '[Acme](https://acme.halopsa.com/?token=hush-canary)',
    'https://acme.halopsa.com/?token=hush-canary https://acme.halopsa.com',
    'https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Facme.halopsa.com%2F%3Fsecret%3Dhush-canary&data=1',
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__acme.halopsa.com_-3Fsecret-3Dhush-2Dcanary&d=x',
    'https://acme_x.halopsa.com/?secret=hush-canary',
    'https://acme..halopsa.com/?secret=hush-canary',
    'ftp://me:hush-canary@acme.halopsa.com',
    'https://halo.acme.example/?password=hush-canary&next=https%3A%2F%2Facme.halopsa.com',
  ])('is not shown again where the text stays as it was typed: %s', (typed) => {
    const read = readUrl(typed, rules, 'Base URL');
    expect(read.corrections).toContain('secret-stripped');
    expect(JSON.stringify(read)).not.toMatch(/hush.{0,2}canary|hush%2Dcanary|hush-2Dcanary/);
  });
});
