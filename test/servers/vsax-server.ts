import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type VsaxAnswer = { status: number; body?: unknown; headers?: Record<string, string>; text?: string };

export type VsaxServer = {
  origin: string;
  /** Paths in the order they came, below /api/v3, with their query. */
  requests: string[];
  /** What a path answers instead; the key is the path without query. */
  answers: Map<string, VsaxAnswer>;
  /** Milliseconds before each answer. */
  delay: number;
  /** Answers nothing at such paths until what this returns is called. */
  hold(isHeld: (path: string) => boolean): () => void;
  close(): Promise<void>;
};

export const TOKEN_ID = 'c0ffee00c0ffee00c0ffee00c0ffee00';
export const TOKEN_SECRET = 'canary5ecret0canary5ecret0canary5ecret0canary5ecret0canary5ecret';

/**
 * A VSA X tenant on loopback: the documented paths, envelope and error body, HTTP Basic with one good token.
 * Source of the shapes: the published v3 REST reference.
 */
export async function startVsaxServer(
  token: { id: string; secret: string } = { id: TOKEN_ID, secret: TOKEN_SECRET },
): Promise<VsaxServer> {
  const good = `Basic ${Buffer.from(`${token.id}:${token.secret}`).toString('base64')}`;
  const requests: string[] = [];
  const answers = new Map<string, VsaxAnswer>();
  const held: (() => void)[] = [];
  let isHeld = (_path: string) => false;

  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://tenant');
    const path = url.pathname.replace(/^\/api\/v3/, '');
    requests.push(`${path}${url.search}`);
    const send = () => answerWith(response, chooseAnswer(request, path, good, answers));
    if (isHeld(path)) held.push(send);
    else if (tenant.delay > 0) setTimeout(send, tenant.delay);
    else send();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tenant: VsaxServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answers,
    delay: 0,
    hold(wanted) {
      isHeld = wanted;
      return () => {
        isHeld = () => false;
        for (const send of held.splice(0)) send();
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return tenant;
}

function chooseAnswer(
  request: IncomingMessage,
  path: string,
  good: string,
  answers: Map<string, VsaxAnswer>,
): VsaxAnswer {
  const special = answers.get('*') ?? answers.get(path);
  if (special !== undefined) return special;
  if (request.headers.authorization !== good) return { status: 401 };
  const known = CATALOGUE[path];
  if (known === undefined) {
    return {
      status: 404,
      body: { Data: null, Meta: { ResponseCode: 404, ErrorMessage: 'Entity is not found.' } },
    };
  }
  return { status: 200, body: known };
}

function answerWith(response: ServerResponse, answer: VsaxAnswer): void {
  const text = answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
  response.writeHead(answer.status, {
    'content-type': answer.text === undefined ? 'application/json; charset=utf-8' : 'text/html',
    'content-length': String(Buffer.byteLength(text)),
    ...answer.headers,
  });
  response.end(text);
}

const DEVICE = '11111111-2222-4333-8444-016b8d621ab5';

function list(record: Record<string, unknown>, total: number): unknown {
  return { Data: [record], Meta: { ResponseCode: 200, TotalCount: total } };
}

export function emptyList(): unknown {
  return { Data: [], Meta: { ResponseCode: 200, TotalCount: 0 } };
}

const CATALOGUE: Record<string, unknown> = {
  '/environment': {
    Data: {
      ProductVersion: '10.17.0 build 4800 release 353, US',
      CustomerId: 'acme.vsax.net',
      CustomerName: 'Acme',
      ServerType: 'SaaS',
      Language: 'en',
    },
    Meta: { ResponseCode: 200 },
  },
  '/devices': list(
    {
      Identifier: DEVICE,
      Name: 'Computer1',
      GroupId: 123,
      IsAgentInstalled: true,
      SiteId: 123,
      OrganizationId: 123,
      HasCustomFields: false,
    },
    1477,
  ),
  [`/devices/${DEVICE}/customfields`]: list({ Id: 1, Name: 'Owner', Value: '', Type: 'Text' }, 1),
  [`/devices/${DEVICE}/appliedpolicies`]: list(
    { PolicyType: 'Antivirus', PolicyId: null, PolicyName: 'No Antivirus' },
    5,
  ),
  '/assets': list({ Identifier: DEVICE, Name: 'Computer1', AssetInfo: [], InstalledSoftware: [] }, 1477),
  '/organizations': list({ Id: 101, Name: 'MyOrg1', HasCustomFields: false, PsaMappingId: null }, 40),
  '/sites': list({ Id: 101, Name: 'MySite1', ParentId: 1, ContactInformation: {} }, 60),
  '/groups': list({ Id: 101, Name: 'MyGroup1', ParentSiteId: 6979, ParentOrganizationId: 6978 }, 120),
  '/automation/scripts': list({ Id: 'a-guid', Name: 'Script', CategoryId: 1, Platforms: ['Windows'] }, 300),
  '/automation/tasks': list(
    { Id: 1, Name: 'Task', IsEnabled: true, TotalScripts: 2, ScopeId: 1, ExecutionState: 'Idle' },
    20,
  ),
  '/automation/workflows': list(
    { Id: 1, Name: 'Workflow', IsEnabled: true, TriggerType: 'Ad-hoc', ContextType: 'Organization' },
    12,
  ),
  '/notifications': list({ Id: 2750, Message: 'Disk full', DateTime: 1463473104, Priority: 'critical' }, 2),
  '/notifications/webhooks': list(
    {
      Id: 101,
      Name: 'Hook',
      Priorities: ['Low'],
      Headers: { 'X-Key': 'somebody-elses-secret' },
      Url: 'https://example.invalid',
      CreatedAt: '',
    },
    1,
  ),
};
