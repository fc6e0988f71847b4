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
    'Invalid secret',
    'Wrong secret',
    'Wrong application secret key',
    'Client secret mismatch',
    'Client ID and secret mismatch',
    "The client ID and secret don't match",
    'No client found',
    'No client was found with this id',
    'No matching client found',
    'no such client',
    'Could not validate client',
    "Couldn't verify the client secret",
    "Can't find client",
    'Failed to validate the provided client credentials',
    'Client could not be validated',
    'Invalid client 8f3a91c2',
    'Unknown client: check the client id',
    'error=invalid_client&error_description=none',
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

describe('a refusal of an address or a certificate', () => {
  it.each([
    'Invalid client certificate',
    'Invalid client IP address',
    'Invalid client IP',
    'Invalid client address',
    'Unknown client cert',
    'Unauthorized client: IP not allowed',
    'The client certificate is invalid',
    'Client rejected: the IP is not in the allow list',
    'Authentication failed: IP address is not whitelisted',
    'Proxy authentication failed',
    'Client authentication failed: no TLS certificate',
    'Login denied from this country',
  ])('%s', (words) => {
    expect(meaningOfRefusal([words])).toBe('network');
  });
});

describe('a refusal that says none of them', () => {
  it.each([
    'invalid client version',
    'Unknown client version',
    'bad client request',
    'Invalid client type',
    'Unauthorized client type',
    'Invalid client name',
    'Invalid client host',
    'Invalid client authentication method',
    'Wrong credentials type',
    'Invalid API key version',
    'no such client version',
    'Could not validate client request',
    'No client secret found in the request',
    'secretary is invalid',
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
