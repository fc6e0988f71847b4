import { describe, expect, it } from 'vitest';
import { meaningOfRefusal } from '../../../src-main/checks/token-refusal.ts';

describe('a refusal of the client', () => {
  it.each([
    'invalid_client',
    'INVALID_CLIENT',
    'InvalidClient',
    'invalidClientCredentials',
    'unauthorized_client',
    'Invalid client credentials',
    'invalid client id or secret',
    'Invalid client_id.',
    'Incorrect client secret',
    'Bad client credentials',
    'Bad credentials',
    'Invalid credentials',
    'Unknown client',
    'The client is unknown',
    'Invalid API key',
    'Invalid or expired API key',
    'Client authentication failed',
    'Client authentication failed (e.g., unknown client, no client authentication included)',
    "The specified 'client_id' is invalid.",
    'The specified client credentials are invalid.',
    'Client not found',
    'The client does not exist',
    'Client credentials are not valid',
    'Client credentials are incorrect',
    'The client secret supplied is expired',
    'The API key has been revoked',
    'The client is disabled',
    'Client secret does not match',
    "The client secret isn't valid",
    'Authentication failed',
    'Authentication failure',
    'Unable to authenticate',
    'Could not authenticate the client',
    'Login failed',
    'Invalid client credentials (requested scope: platform.agent.read)',
  ])('%s', (words) => {
    expect(meaningOfRefusal([words])).toBe('client');
  });
});

describe('a refusal of a scope', () => {
  it.each([
    'invalid_scope',
    'InvalidScope',
    'insufficient_scope',
    'scope is not allowed',
    'The requested scope is invalid, unknown, or malformed',
    'This client application is not allowed to use the specified scope.',
    'The client is not authorized to request this scope',
    'Invalid client scope',
    'No scopes for this key',
    'Requested scopes exceed the granted scopes',
    'Unknown scope: x',
    'The scope parameter is required',
  ])('%s', (words) => {
    expect(meaningOfRefusal([words])).toBe('scope');
  });
});

describe('a refusal that says neither', () => {
  it.each([
    '',
    'Forbidden',
    'Unauthorized',
    'Bad request',
    'access_denied',
    'invalid_request',
    'scope service failed',
    'microscope is invalid',
    'The client could not be reached',
    'Missing Authentication Token',
    'Too many requests',
    'The clientele is invalid',
    'User is not authorized to access this resource with an explicit deny',
  ])('%s', (words) => {
    expect(meaningOfRefusal([words])).toBe('unclear');
  });
});

it('goes by the first text that says one', () => {
  expect(meaningOfRefusal(['invalid_client', 'the scope is not allowed'])).toBe('client');
  expect(meaningOfRefusal(['invalid_request', "The 'scope' is invalid."])).toBe('scope');
  expect(meaningOfRefusal([])).toBe('unclear');
});
